//! The commands: reads the files that a command line names, and has them answered.

use std::fs;
use std::path::{Path, PathBuf};

use clerkready::date::DateFact;
use clerkready_schema::FileFormat;
use clerkready_text::{Dated, Failed, File, Options, Received};

use crate::args::{Ahead, Check, Explain, Format, Lint, Programs, Require, Schema, SchemaOf, What};
use crate::{Code, sealed};

/// What is printed, and how the command ends.
pub(crate) type Done = Result<(String, Code), Failed>;

pub(crate) fn check(args: &Check) -> Done {
    let options = Options { plan: args.plan, ..options(&args.what)? };
    let record = sealed::file(&args.what.record, &args.what.passphrase)?;
    let checked = clerkready_text::check(&record, &options, args.what.format.into())?;
    let compared = clerkready_text::same(&record, &options.with)?;
    // Beside the result and not in it, so that the result stays what it is.
    compared.iter().flat_map(|it| &it.words).for_each(|it| eprintln!("{it}"));
    let holds = match args.require {
        None => true,
        Some(Require::Met) => checked.all_met,
        Some(Require::Same) => compared.map(|it| it.is_same).ok_or_else(|| {
            Failed::Usage("--require same: the file brings no result of its own to compare with".to_owned())
        })?,
    };
    Ok((checked.text, if holds { Code::Evaluated } else { Code::NotMet }))
}

pub(crate) fn forecast(args: &Ahead) -> Done {
    let until = args.until.map(|it| DateFact::Day(it).to_string());
    let options = Options { plan: args.plan, until, ..options(&args.what)? };
    let record = sealed::file(&args.what.record, &args.what.passphrase)?;
    let text = clerkready_text::forecast(&record, &options, args.what.format.into())?;
    Ok((text, Code::Evaluated))
}

pub(crate) fn programs(args: &Programs) -> Done {
    Ok((clerkready_text::programs(&files(&args.with)?, args.format.into())?, Code::Evaluated))
}

pub(crate) fn explain(args: &Explain) -> Done {
    Ok((clerkready_text::explain(&args.id, &files(&args.with)?, args.format.into())?, Code::Evaluated))
}

pub(crate) fn lint(args: &Lint) -> Done {
    let linted = clerkready_text::lint(&files(&args.files)?, args.format.into());
    Ok((linted.text, if linted.is_faultless { Code::Evaluated } else { Code::NotMet }))
}

pub(crate) fn schema(args: &Schema) -> Done {
    let of = match args.of {
        SchemaOf::Program => FileFormat::Program,
        SchemaOf::Supplement => FileFormat::Supplement,
        SchemaOf::Vocabulary => FileFormat::Vocabulary,
        SchemaOf::Record => FileFormat::Record,
        SchemaOf::Result => FileFormat::Result,
        SchemaOf::Forecast => FileFormat::Forecast,
    };
    Ok((clerkready_schema::text(of), Code::Evaluated))
}

/// What a command line says about a record, in the words that every caller uses.
fn options(what: &What) -> Result<Options, Failed> {
    let today = what.on.unwrap_or_else(|| chrono::Local::now().date_naive());
    // What has no date after its name ends as a date that cannot be read.
    let pairs = |texts: &[String]| -> Vec<(String, String)> {
        let pairs = texts.iter().map(|it| it.split_once('=').unwrap_or((it, "")));
        pairs.map(|(name, on)| (name.to_owned(), on.to_owned())).collect()
    };
    Ok(Options {
        today: DateFact::Day(today).to_string(),
        programs: what.program.clone(),
        plan: false,
        without: what.without.clone(),
        dated: pairs(&what.dated).into_iter().map(|(entry, on)| Dated { entry, on }).collect(),
        awarded: pairs(&what.awarded).into_iter().map(|(designation, on)| Received { designation, on }).collect(),
        with: files(&what.with)?,
        until: None,
    })
}

fn files(paths: &[PathBuf]) -> Result<Vec<File>, Failed> {
    paths.iter().map(|it| file(it)).collect()
}

/// Reads a file as text.
pub(crate) fn file(path: &Path) -> Result<File, Failed> {
    let name = path.display().to_string();
    let text =
        fs::read_to_string(path).map_err(|error| Failed::Unreadable(format!("{name}: {error}; nothing was done")))?;
    Ok(File { name, text })
}

impl From<Format> for clerkready_text::Format {
    fn from(format: Format) -> clerkready_text::Format {
        match format {
            Format::Text => clerkready_text::Format::Text,
            Format::Json => clerkready_text::Format::Json,
        }
    }
}
