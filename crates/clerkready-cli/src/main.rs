//! The command `clerkready`: what the app says about a record, said to whoever checks one.
//!
//! Invariant: it evaluates with the same engine and the same programs as the app. Exit codes: 0 evaluated, whatever the
//! verdicts; 1 when what `--require` asks for does not hold, or a linted file has faults; 2 wrong usage; 3 a file that cannot be read.

mod args;
mod commands;
mod sealed;

use std::process::ExitCode;

use clap::Parser;
use clerkready_text::Failed;

use self::args::{Args, Command};

fn main() -> ExitCode {
    let args = Args::parse();
    let done = match &args.command {
        Command::Check(it) => commands::check(it),
        Command::Forecast(it) => commands::forecast(it),
        Command::Programs(it) => commands::programs(it),
        Command::Explain(it) => commands::explain(it),
        Command::Lint(it) => commands::lint(it),
        Command::Open(it) => sealed::open(it),
        Command::Seal(it) => sealed::seal(it),
        Command::Schema(it) => commands::schema(it),
    };
    match done {
        Ok((text, code)) => {
            print(&text);
            code.into()
        }
        Err(error) => {
            eprintln!("{error}");
            match error {
                Failed::Usage(_) => Code::Usage.into(),
                Failed::Unreadable(_) => Code::Unreadable.into(),
            }
        }
    }
}

/// How the command ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Code {
    Evaluated,
    NotMet,
    Usage,
    Unreadable,
}

impl From<Code> for ExitCode {
    fn from(code: Code) -> ExitCode {
        ExitCode::from(match code {
            Code::Evaluated => 0,
            Code::NotMet => 1,
            Code::Usage => 2,
            Code::Unreadable => 3,
        })
    }
}

/// Prints a text; a reader that went away is no fault of ours.
fn print(text: &str) {
    use std::io::Write;
    let _ = std::io::stdout().lock().write_all(text.as_bytes());
}
