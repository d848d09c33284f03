//! The command `clerkready`: what the app says about a record, said to whoever checks one.
//!
//! Invariant: it evaluates with the same engine and the same programs as the app. Exit codes: 0 evaluated, whatever the
//! verdicts; 1 when `--require met` is not met, or a linted file has faults; 2 wrong usage; 3 a file that cannot be read.

mod ahead;
mod args;
mod programs;
mod check;
mod say;
mod explain;
mod lint;
mod schema;

use std::process::ExitCode;

use clap::Parser;

use self::args::{Args, Command};

fn main() -> ExitCode {
    let args = Args::parse();
    let done = match &args.command {
        Command::Check(it) => check::check(it),
        Command::Forecast(it) => ahead::ahead(it),
        Command::Programs(it) => explain::programs(it),
        Command::Explain(it) => explain::explain(it),
        Command::Lint(it) => lint::lint(it),
        Command::Schema(it) => {
            print(&schema::text(it.of));
            Ok(Code::Evaluated)
        }
    };
    match done {
        Ok(code) => code.into(),
        Err(error) => {
            eprintln!("{}", error.words);
            error.code.into()
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

/// Why nothing was evaluated.
struct Failed {
    code: Code,
    words: String,
}

impl Failed {
    fn usage(words: impl Into<String>) -> Failed {
        Failed { code: Code::Usage, words: words.into() }
    }

    fn unreadable(words: impl Into<String>) -> Failed {
        Failed { code: Code::Unreadable, words: words.into() }
    }
}

/// Prints a text; a reader that went away is no fault of ours.
fn print(text: &str) {
    use std::io::Write;
    let _ = std::io::stdout().lock().write_all(text.as_bytes());
}
