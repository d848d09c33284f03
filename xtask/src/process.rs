//! Runs other programs.
//!
//! What this module starts ends with xtask, however xtask ends: see [`Group`].

use std::ffi::OsStr;
use std::fs;
use std::io::IsTerminal;
use std::os::unix::fs::PermissionsExt;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

/// Runs `command` in sight of the person, and reports how it failed.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let status = command.status().with_context(|| format!("cannot start `{}`", shown(command)))?;
    if !status.success() {
        bail!("`{}` ended with {status}", shown(command));
    }
    Ok(())
}

/// Runs `command` and gives what it wrote to its standard output.
pub(crate) fn output(command: &mut Command) -> Result<String> {
    let output = command.stdin(Stdio::null()).output().with_context(|| format!("cannot start `{}`", shown(command)))?;
    if !output.status.success() {
        bail!("`{}` ended with {}: {}", shown(command), output.status, String::from_utf8_lossy(&output.stderr).trim());
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// The command as a person would type it.
pub(crate) fn shown(command: &Command) -> String {
    let mut words = vec![command.get_program().to_string_lossy().into_owned()];
    words.extend(command.get_args().map(|word| word.to_string_lossy().into_owned()));
    words.join(" ")
}

/// The first program of that name in the folders of `path`, a list as in the variable PATH.
pub(crate) fn find(program: &str, path: &OsStr) -> Option<PathBuf> {
    std::env::split_paths(path).map(|folder| folder.join(program)).find(|file| is_program(file))
}

pub(crate) fn is_program(file: &Path) -> bool {
    fs::metadata(file).is_ok_and(|it| it.is_file() && it.permissions().mode() & 0o111 != 0)
}

/// Whether a person watches: progress that rewrites its own line is for them and not for a log.
pub(crate) fn is_watched() -> bool {
    std::io::stderr().is_terminal() && std::env::var_os("CI").is_none()
}

/// Whether a process of this number runs.
pub(crate) fn is_alive(process: &str) -> bool {
    // The shell's own `kill` is always there; the program of that name is not.
    Command::new("sh")
        .args(["-c", "kill -0 \"$0\"", process])
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|it| it.success())
}

/// A program and all that it starts, which end when this value is dropped or xtask ends.
///
/// The program runs under a shell that leads a process group of its own. A watcher in that group
/// reads a pipe that only xtask holds open: when xtask drops this value, is interrupted or is
/// killed, the pipe closes and the watcher kills the group. Nothing here depends on xtask being
/// given a chance to clean up.
pub(crate) struct Group {
    leader: Child,
    held_open: Option<ChildStdin>,
    shown: String,
}

impl Group {
    /// Starts `program`, whose standard output and error go where the two say.
    pub(crate) fn start(program: &Command, output: Stdio, error: Stdio) -> Result<Group> {
        const WATCHED: &str = r#"
            exec 3<&0
            { cat <&3; kill -s KILL 0; } >/dev/null 2>&1 &
            "$@" </dev/null 3<&-
        "#;
        let mut shell = Command::new("sh");
        shell
            .args(["-c", WATCHED, "sh"])
            .arg(program.get_program())
            .args(program.get_args())
            .stdin(Stdio::piped())
            .stdout(output)
            .stderr(error)
            .process_group(0);
        if let Some(folder) = program.get_current_dir() {
            shell.current_dir(folder);
        }
        for (name, value) in program.get_envs() {
            match value {
                Some(value) => shell.env(name, value),
                None => shell.env_remove(name),
            };
        }
        let mut leader = shell.spawn().with_context(|| format!("cannot start `{}` under sh", shown(program)))?;
        let held_open = leader.stdin.take();
        Ok(Group { leader, held_open, shown: shown(program) })
    }

    /// How the program ended, or `None` while it runs.
    pub(crate) fn ended(&mut self) -> Result<Option<ExitStatus>> {
        self.leader.try_wait().with_context(|| format!("cannot ask how `{}` is doing", self.shown))
    }

    /// Waits for the program's end for as long as `limit`, and reports how it failed.
    pub(crate) fn finish(mut self, limit: Duration) -> Result<()> {
        let start = Instant::now();
        loop {
            match self.ended()? {
                Some(status) if status.success() => return Ok(()),
                Some(status) => bail!("`{}` ended with {status}", self.shown),
                None if start.elapsed() >= limit => {
                    bail!("`{}` was stopped because it took longer than {} seconds", self.shown, limit.as_secs())
                }
                None => thread::sleep(Duration::from_millis(50)),
            }
        }
    }
}

impl Drop for Group {
    fn drop(&mut self) {
        drop(self.held_open.take());
        // The watcher kills the leader too, so that this ends at once. The bound is for a watcher
        // that somebody killed: then the leader at least goes.
        for _ in 0..100 {
            match self.leader.try_wait() {
                Ok(None) => thread::sleep(Duration::from_millis(20)),
                Ok(Some(_)) | Err(_) => return,
            }
        }
        let _ = self.leader.kill();
        let _ = self.leader.wait();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sleeper(mark: &str) -> Command {
        let mut command = Command::new("sh");
        command.args(["-c", "echo $$ > \"$0\"; sleep 600", mark]);
        command
    }

    #[test]
    fn a_dropped_group_takes_its_program_along() -> Result<()> {
        let mark = std::env::temp_dir().join(format!("xtask-group-{}", std::process::id()));
        let group = Group::start(&sleeper(&mark.to_string_lossy()), Stdio::null(), Stdio::null())?;
        let mut process = String::new();
        for _ in 0..200 {
            process = fs::read_to_string(&mark).unwrap_or_default();
            if process.ends_with('\n') {
                break;
            }
            thread::sleep(Duration::from_millis(20));
        }
        let process = process.trim();
        assert!(is_alive(process), "the sleeper runs");
        drop(group);
        // The kernel may take a moment to bury a killed process.
        for _ in 0..200 {
            if !is_alive(process) {
                break;
            }
            thread::sleep(Duration::from_millis(20));
        }
        fs::remove_file(&mark)?;
        assert!(!is_alive(process), "the sleeper is gone");
        Ok(())
    }

    #[test]
    fn what_takes_too_long_is_stopped_and_named() -> Result<()> {
        let mut sleep = Command::new("sleep");
        sleep.arg("600");
        let group = Group::start(&sleep, Stdio::null(), Stdio::null())?;
        let error = group.finish(Duration::from_millis(100)).err();
        let text = error.map(|it| it.to_string()).unwrap_or_default();
        assert!(text.contains("`sleep 600` was stopped"), "{text}");
        Ok(())
    }

    #[test]
    fn a_program_s_own_failure_is_reported() -> Result<()> {
        let group = Group::start(&Command::new("false"), Stdio::null(), Stdio::null())?;
        let error = group.finish(Duration::from_secs(10)).err();
        let text = error.map(|it| it.to_string()).unwrap_or_default();
        assert!(text.contains("`false` ended with exit status: 1"), "{text}");
        Ok(())
    }
}
