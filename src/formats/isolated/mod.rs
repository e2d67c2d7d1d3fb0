//! Reading in a child process that limits itself: the only cover against a reader that loops, overflows or eats the memory.
//!
//! The caller chooses: [`Format::read`] reads in this process; [`run`] starts a command, by rule the same program with a hidden argument,
//! whose whole work is to call [`serve`]. On Unix the operating system bounds the child's processor time, so that the result does
//! not depend on what else the machine does; a clock that allows several times as much bounds it everywhere. The operating system bounds
//! the memory too on Linux and the BSDs; macOS and Windows know no such limit for a process by itself.

mod outcome;
mod wire;

use std::io::{self, BufRead, BufReader, Read, Write};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use super::{Format, Limits, Reading, STACK, by_name};
use crate::document::Document;
use crate::language::system_error;
use outcome::Outcome;

/// How many seconds pass by the clock for one of processor time before a child is stopped, on a machine with much else to do.
const CLOCK_PER_PROCESSOR: u64 = if cfg!(unix) { 6 } else { 1 };
/// Longest request line, in bytes.
const LONGEST_REQUEST: u64 = 1 << 12;
/// Longest answer taken from a child, in bytes.
const LONGEST_ANSWER: u64 = 1 << 30;
/// Longest complaint taken from a child, in bytes.
const LONGEST_COMPLAINT: u64 = 1 << 16;

/// Reads a document in a child process; a child that fails is a problem of the document.
///
/// The command must call [`serve`] with its standard input and output, and write nothing else there. A second thread takes address space of
/// its own, so that a document for which that is too much is read once more by one.
pub fn run(mut command: Command, format: &Format, bytes: &[u8], limits: &Limits) -> Reading {
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut outcome = attempt(&mut command, format, bytes, limits);
    if limits.threads > 1 && outcome.is_out_of_memory() {
        outcome = attempt(&mut command, format, bytes, &Limits { threads: 1, ..*limits });
    }
    outcome.into_reading(limits)
}

/// Starts the command and has it read the document.
fn attempt(command: &mut Command, format: &Format, bytes: &[u8], limits: &Limits) -> Outcome {
    let clock = Duration::from_secs(limits.seconds.saturating_mul(CLOCK_PER_PROCESSOR));
    match command.spawn() {
        Ok(child) => converse(child, &wire::request(format.name, limits, bytes.len()), bytes, clock),
        Err(error) => Outcome::NotStarted(error),
    }
}

/// The reading where no command could be made up for a child.
pub fn not_started(error: &io::Error) -> Reading {
    (Document::default(), vec![outcome::failed(&system_error(error))])
}

/// Sends the document to the child and waits for the answer, no longer than allowed.
fn converse(mut child: Child, request: &[u8], bytes: &[u8], clock: Duration) -> Outcome {
    let (input, output, complaints) = (child.stdin.take(), child.stdout.take(), child.stderr.take());
    thread::scope(|scope| {
        scope.spawn(move || {
            // A child that stops reading has failed, which its exit tells.
            input.map(|mut input| input.write_all(request).and_then(|()| input.write_all(bytes)))
        });
        let (answered, answer) = mpsc::channel();
        scope.spawn(move || answered.send(read_all(output, LONGEST_ANSWER)));
        let complaint = scope.spawn(move || read_all(complaints, LONGEST_COMPLAINT));
        let answer = answer.recv_timeout(clock);
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
///
/// # Errors
/// A request that makes no sense, or a system that does not let the process limit itself or start a thread.
pub fn serve(input: impl Read, mut output: impl Write) -> io::Result<()> {
    let mut input = BufReader::new(input);
    let mut line = Vec::new();
    (&mut input).take(LONGEST_REQUEST).read_until(b'\n', &mut line)?;
    let request: wire::Request = serde_json::from_slice(&line)?;
    let format = by_name(&request.format).ok_or_else(|| io::Error::new(io::ErrorKind::InvalidInput, "no such format"))?;
    if request.bounded {
        limit_self(&request.limits)?;
    }
    // Room for the whole at once: a buffer that grows needs twice as much while it moves.
    let mut bytes = Vec::new();
    bytes.try_reserve_exact(request.length).map_err(|_| out_of_memory(request.length))?;
    input.take(request.length as u64).read_to_end(&mut bytes)?;
    let answer = thread::scope(|scope| {
        let reader = thread::Builder::new().stack_size(STACK).spawn_scoped(scope, || {
            let (document, problems) = (format.read)(&bytes, &request.limits);
            wire::answer(&document, &problems)
        })?;
        reader.join().map_err(|_| io::Error::other("the reader panicked"))
    })?;
    output.write_all(&answer)?;
    output.flush()
}

/// Worded as Rust words it itself, so that the parent knows it.
fn out_of_memory(length: usize) -> io::Error {
    io::Error::new(io::ErrorKind::OutOfMemory, format!("memory allocation of {length} bytes failed"))
}

/// Has the operating system bound this process's address space and processor time.
#[cfg(unix)]
fn limit_self(limits: &Limits) -> io::Result<()> {
    let within = |resource: rlimit::Resource, soft: u64, hard: u64| {
        let (_, most) = resource.get()?;
        resource.set(soft.min(most), hard.min(most))
    };
    // macOS refuses this; its memory is not bounded.
    let memory = within(rlimit::Resource::AS, limits.memory_bytes, limits.memory_bytes);
    if cfg!(target_os = "linux") {
        memory?;
    }
    // The first bound sends a signal that tells why, the second kills.
    within(rlimit::Resource::CPU, limits.seconds, limits.seconds.saturating_add(1))
}

/// Elsewhere only the parent's clock bounds the child.
#[cfg(not(unix))]
#[expect(clippy::unnecessary_wraps, reason = "the same signature as on Unix")]
fn limit_self(_limits: &Limits) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests;
