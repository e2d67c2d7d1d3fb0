//! Reading in a child process that limits itself: the only cover against a reader that loops, overflows or eats the memory.
//!
//! The caller chooses: [`Format::read`] reads in this process; [`run`] starts a command, by rule the same program with a hidden argument,
//! whose whole work is to call [`serve`]. Memory and processor time are bounded by the operating system on Unix; the time by the clock
//! everywhere.

mod outcome;
mod wire;

use std::io::{self, Read, Write};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use super::{Format, Limits, Reading, TABLE};
use outcome::Outcome;

/// What a child process may take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bounds {
    /// Address space, in bytes; without effect where the operating system has no such limit.
    pub memory_bytes: u64,
    /// Time by the clock.
    pub time: Duration,
}

impl Default for Bounds {
    fn default() -> Self {
        Self { memory_bytes: 512 << 20, time: Duration::from_secs(10) }
    }
}

/// Longest answer taken from a child, in bytes.
const LONGEST_ANSWER: u64 = 1 << 30;
/// Longest complaint taken from a child, in bytes.
const LONGEST_COMPLAINT: u64 = 1 << 16;

/// Reads a document in a child process; a child that fails is a problem of the document.
///
/// The command must call [`serve`] with its standard input and output, and write nothing else there.
pub fn run(mut command: Command, format: &Format, bytes: &[u8], limits: &Limits, bounds: &Bounds) -> Reading {
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let outcome = match command.spawn() {
        Ok(child) => converse(child, &wire::request(format.name, limits, bounds), bytes, bounds.time),
        Err(error) => Outcome::NotStarted(error),
    };
    outcome.into_reading(bounds)
}

/// Sends the document to the child and waits for the answer, no longer than allowed.
fn converse(mut child: Child, request: &[u8], bytes: &[u8], time: Duration) -> Outcome {
    let (input, output, complaints) = (child.stdin.take(), child.stdout.take(), child.stderr.take());
    thread::scope(|scope| {
        scope.spawn(move || {
            // A child that stops reading has failed, which its exit tells.
            input.map(|mut input| input.write_all(request).and_then(|()| input.write_all(bytes)))
        });
        let (answered, answer) = mpsc::channel();
        scope.spawn(move || answered.send(read_all(output, LONGEST_ANSWER)));
        let complaint = scope.spawn(move || read_all(complaints, LONGEST_COMPLAINT));
        let answer = answer.recv_timeout(time);
        if answer.is_err() {
            // It may have ended meanwhile; then there is nothing to kill.
            let _ = child.kill();
        }
        let status = child.wait();
        match (answer, status) {
            (Err(_), _) => Outcome::TimedOut,
            (Ok(answer), Ok(status)) if status.success() => {
                wire::parse(&answer).map_or(Outcome::Garbled, |reading| Outcome::Answered(Box::new(reading)))
            }
            (Ok(_), status) => Outcome::Died { status: status.ok(), complaint: complaint.join().unwrap_or_default() },
        }
    })
}

fn read_all(source: Option<impl Read>, most: u64) -> Vec<u8> {
    let mut bytes = Vec::new();
    // What cannot be read is missing from the answer, which is then garbled.
    let _ = source.map(|source| source.take(most).read_to_end(&mut bytes));
    bytes
}

/// The child's side: takes a document from `input`, reads it under the limits that came with it, and writes the answer to `output`.
pub fn serve(mut input: impl Read, mut output: impl Write) -> io::Result<()> {
    let mut received = Vec::new();
    input.read_to_end(&mut received)?;
    let (request, bytes) = wire::parse_request(&received)?;
    let format = TABLE.iter().find(|format| format.name == request.format);
    let format = format.ok_or_else(|| io::Error::new(io::ErrorKind::InvalidInput, "no such format"))?;
    if let Some(bytes) = request.memory_bytes {
        limit_self(bytes, request.seconds)?;
    }
    let (document, problems) = (format.read)(bytes, &request.limits);
    output.write_all(&wire::answer(&document, &problems))?;
    output.flush()
}

/// Has the operating system bound this process's address space and processor time.
#[cfg(unix)]
fn limit_self(memory_bytes: u64, seconds: u64) -> io::Result<()> {
    let within = |resource: rlimit::Resource, wanted: u64| {
        let (_, most) = resource.get()?;
        resource.set(wanted.min(most), wanted.min(most))
    };
    // macOS refuses the first; the parent's clock still holds there.
    let memory = within(rlimit::Resource::AS, memory_bytes);
    if cfg!(target_os = "linux") {
        memory?;
    }
    within(rlimit::Resource::CPU, seconds)
}

/// Elsewhere only the parent's clock bounds the child.
#[cfg(not(unix))]
#[expect(clippy::unnecessary_wraps, reason = "the same signature as on Unix")]
fn limit_self(_memory_bytes: u64, _seconds: u64) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests;
