//! The command line.

use std::path::PathBuf;

use clap::{Args as ClapArgs, Parser, Subcommand, ValueEnum};
use clerkready::date::{DateFact, Day};

/// Which certifications a municipal clerk is ready for, what is missing, and why.
#[derive(Debug, Parser)]
#[command(name = "clerkready", version, disable_help_subcommand = true)]
pub(crate) struct Args {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Evaluates a record that the app exported
    Check(Check),
    /// Tells on which days requirements turn, and when a designation can be granted at the earliest
    Forecast(Ahead),
    /// Lists the programs
    Programs(Programs),
    /// Tells a program's rules, with their sources
    Explain(Explain),
    /// Says what is wrong with program files
    Lint(Lint),
    /// Prints what is in an encrypted copy
    Open(Recode),
    /// Prints a file encrypted, as the app does
    Seal(Recode),
    /// Prints the JSON Schema of a file format, for editors
    Schema(Schema),
}

#[derive(Debug, ClapArgs)]
pub(crate) struct Check {
    #[command(flatten)]
    pub(crate) what: What,
    /// Takes what is planned as done and passed, and judges on the day when all of it is over
    #[arg(long)]
    pub(crate) plan: bool,
    /// Ends with code 1 unless every program is met, or unless the file's own result is the same
    #[arg(long, value_name = "VERDICT")]
    pub(crate) require: Option<Require>,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct Ahead {
    #[command(flatten)]
    pub(crate) what: What,
    /// Takes what is planned as done and passed, each on its day
    #[arg(long)]
    pub(crate) plan: bool,
    /// The last day to look at; ten years ahead without it
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(crate) until: Option<Day>,
}

/// What is evaluated, and how it is told.
#[derive(Debug, ClapArgs)]
pub(crate) struct What {
    /// The record, as the app exports it; it may be encrypted
    pub(crate) record: PathBuf,
    /// Only this program; may be given several times. Without it: the record's goals, or else every program
    #[arg(long, value_name = "ID")]
    pub(crate) program: Vec<String>,
    /// The day to judge by, such as 2026-11-22; today without it
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(crate) on: Option<Day>,
    /// What if this entry were not there; may be given several times
    #[arg(long, value_name = "ENTRY")]
    pub(crate) without: Vec<String>,
    /// What if this entry were of that date; may be given several times
    #[arg(long, value_name = "ENTRY=DATE")]
    pub(crate) dated: Vec<String>,
    /// What if this designation were received on that date; may be given several times
    #[arg(long, value_name = "DESIGNATION=DATE")]
    pub(crate) awarded: Vec<String>,
    /// A program file or supplement beside the built-in ones; may be given several times
    #[arg(long, value_name = "FILE.json")]
    pub(crate) with: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) passphrase: Passphrase,
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub(crate) format: Format,
}

/// Where the passphrase of an encrypted file comes from.
#[derive(Debug, ClapArgs)]
pub(crate) struct Passphrase {
    /// The file whose first line is the passphrase of an encrypted record; without it the variable CLERKREADY_PASSPHRASE, or a
    /// question
    #[arg(long, value_name = "FILE")]
    pub(crate) passphrase_file: Option<PathBuf>,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct Recode {
    /// The file
    pub(crate) file: PathBuf,
    #[command(flatten)]
    pub(crate) passphrase: Passphrase,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct Programs {
    /// A program file or supplement beside the built-in ones; may be given several times
    #[arg(long, value_name = "FILE.json")]
    pub(crate) with: Vec<PathBuf>,
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub(crate) format: Format,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct Explain {
    /// The program, such as ms-cmcc
    pub(crate) id: String,
    /// A program file or supplement beside the built-in ones; may be given several times
    #[arg(long, value_name = "FILE.json")]
    pub(crate) with: Vec<PathBuf>,
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub(crate) format: Format,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct Lint {
    /// Program files or supplements; they may use the built-in vocabulary
    #[arg(required = true, value_name = "FILE.json")]
    pub(crate) files: Vec<PathBuf>,
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub(crate) format: Format,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct Schema {
    pub(crate) of: SchemaOf,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum SchemaOf {
    Program,
    Supplement,
    Vocabulary,
    Record,
    Result,
    Forecast,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    Text,
    Json,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Require {
    Met,
    Same,
}

fn day(text: &str) -> Result<Day, String> {
    match DateFact::parse(text) {
        Some(DateFact::Day(day)) => Ok(day),
        _ => Err("expected a day such as 2026-11-22".to_owned()),
    }
}
