//! Messages too long for the session's box: files and long pastes. They are held here and hashed in a thread of their own.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex};

use bevy::prelude::*;
use bevy::window::RequestRedraw;
use keccak_explore::action::Action;
use keccak_explore::hashing::Hashing;
use keccak_explore::message::Message as Input;
use keccak_explore::run::{Computed, Run};
use keccak_explore::session::Session;

use crate::Order;
use crate::viewer::{Do, Viewer};

/// How much is hashed between two words about it, in bytes.
const PIECE: usize = 1 << 20;

/// Take this as the message.
#[derive(Message, Clone, PartialEq, Eq, Debug)]
pub enum Attach {
    /// A file, by its path.
    File(PathBuf),
    /// Bytes, and what they are called: "pasted text".
    Bytes {
        /// What they are called.
        label: String,
        /// The message.
        bytes: Vec<u8>,
    },
}

/// The message that the session only knows by name, and the thread that reads or hashes it.
#[derive(Resource, Default, Debug)]
pub struct Attached {
    bytes: Option<Arc<Vec<u8>>>,
    work: Option<Work>,
}

#[derive(Debug)]
struct Work {
    /// What is hashed; `None` while a file is being read.
    run: Option<Run>,
    told: Mutex<Receiver<Told>>,
    stop: Arc<AtomicBool>,
}

/// What a thread tells.
#[derive(Debug)]
enum Told {
    Read(String, Vec<u8>),
    Hashed(u64),
    Trace(Vec<u8>),
    Failed(String),
}

impl Drop for Work {
    fn drop(&mut self) {
        self.stop.store(true, Ordering::Relaxed);
    }
}

/// Reads, holds, hashes and lends.
pub fn plugin(app: &mut App) {
    app.add_message::<Attach>()
        .init_resource::<Attached>()
        .add_systems(Update, (take, hear).chain().in_set(Order::Input))
        .add_systems(Update, (begin, lend).chain().in_set(Order::Follow).run_if(resource_changed::<Viewer>));
}

/// Takes a message, or begins to read it.
fn take(mut attach: MessageReader<Attach>, mut attached: ResMut<Attached>, mut acts: MessageWriter<Do>) {
    for message in attach.read() {
        match message.clone() {
            Attach::File(path) => {
                let work = spawn(None, move |tell, _| {
                    let told = match read(&path) {
                        Ok((label, bytes)) => Told::Read(label, bytes),
                        Err(why) => Told::Failed(why),
                    };
                    let _ = tell.send(told);
                });
                attached.work = Some(work);
            }
            Attach::Bytes { label, bytes } => hold(&mut attached, &mut acts, label, bytes),
        }
    }
}

fn hold(attached: &mut Attached, acts: &mut MessageWriter<Do>, label: String, bytes: Vec<u8>) {
    acts.write(Do(Action::Attach { label, len: bytes.len() as u64 }));
    *attached = Attached { bytes: Some(Arc::new(bytes)), work: None };
}

/// Hears what the thread has to tell, and looks again in the next frame.
fn hear(
    mut attached: ResMut<Attached>,
    mut viewer: ResMut<Viewer>,
    mut acts: MessageWriter<Do>,
    mut redraw: MessageWriter<RequestRedraw>,
) {
    let Some(work) = &attached.work else { return };
    redraw.write(RequestRedraw);
    let told: Vec<Told> = work.told.lock().map(|told| told.try_iter().collect()).unwrap_or_default();
    let run = work.run.clone();
    for told in told {
        match told {
            Told::Read(label, bytes) => hold(&mut attached, &mut acts, label, bytes),
            Told::Hashed(done) => {
                acts.write(Do(Action::Progress(done)));
            }
            Told::Trace(trace) => {
                attached.work = None;
                // Of a run that was changed meanwhile nothing is wanted.
                if viewer.runs().next() == run.as_ref() {
                    viewer.adopt(&trace);
                }
            }
            Told::Failed(why) => {
                attached.work = None;
                acts.write(Do(Action::Failed(why)));
            }
        }
    }
}

/// Hashes the attached message for a run that nobody hashes it for.
fn begin(mut attached: ResMut<Attached>, viewer: Res<Viewer>, mut redraw: MessageWriter<RequestRedraw>) {
    let Some(run) = viewer.runs().next() else { return };
    if !matches!(run.message, Input::Attached { .. }) {
        if attached.bytes.is_some() {
            *attached = Attached::default();
        }
        return;
    }
    let wanted = matches!(viewer.computed(0), Some(Computed::Unknown | Computed::Hashing(_)));
    let begun = attached.work.as_ref().is_some_and(|work| work.run.as_ref() == Some(run));
    let (true, false, Some(bytes), Some(mut hashing)) = (wanted, begun, attached.bytes.clone(), Hashing::of(run))
    else {
        return;
    };
    redraw.write(RequestRedraw);
    attached.work = Some(spawn(Some(run.clone()), move |tell, stop| {
        let mut done = 0;
        for piece in bytes.chunks(PIECE) {
            if stop.load(Ordering::Relaxed) {
                return;
            }
            hashing.update(piece);
            done += piece.len() as u64;
            let _ = tell.send(Told::Hashed(done));
        }
        let _ = tell.send(Told::Trace(hashing.finish()));
    }));
}

/// Lends the bytes that the position needs.
fn lend(attached: Res<Attached>, mut viewer: ResMut<Viewer>) {
    let Some(bytes) = &attached.bytes else { return };
    if let Some(range) = viewer.wants(0)
        && let Some(piece) = bytes.get(range.clone())
    {
        viewer.lend(range.start, piece);
    }
}

fn spawn(run: Option<Run>, work: impl FnOnce(Sender<Told>, Arc<AtomicBool>) + Send + 'static) -> Work {
    let (tell, told) = channel();
    let stop = Arc::new(AtomicBool::new(false));
    let stopped = stop.clone();
    let failed = tell.clone();
    let thread = std::thread::Builder::new().name("hashing".to_owned()).spawn(move || work(tell, stopped));
    if let Err(why) = thread {
        let _ = failed.send(Told::Failed(format!("The message can't be hashed: {why}.")));
    }
    Work { run, told: Mutex::new(told), stop }
}

/// A file's name and its bytes.
///
/// # Errors
/// Says which file can't be read, and why.
pub fn read(path: &Path) -> Result<(String, Vec<u8>), String> {
    let label = path.file_name().map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned());
    if path.is_dir() {
        return Err(format!("{} is a folder: name one of its files.", path.display()));
    }
    match std::fs::read(path) {
        Ok(bytes) => Ok((label, bytes)),
        Err(why) => Err(format!("{} can't be read: {why}.", path.display())),
    }
}

/// Gives a session a message at once, without a thread.
pub fn attach_now(session: &mut Session, label: String, bytes: &[u8]) {
    session.apply(Action::Attach { label, len: bytes.len() as u64 });
    let hashing = session.runs().next().and_then(Hashing::of);
    if let Some(mut hashing) = hashing {
        hashing.update(bytes);
        session.adopt(0, &hashing.finish());
    }
    lend_now(session, bytes);
}

/// Lends a session the bytes that its position needs.
pub fn lend_now(session: &mut Session, bytes: &[u8]) {
    if let Some(range) = session.wants(0)
        && let Some(piece) = bytes.get(range.clone())
    {
        session.lend(0, range.start, piece);
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_folder_is_no_message() {
        let folder = std::env::temp_dir();
        assert_eq!(
            super::read(&folder).unwrap_err(),
            format!("{} is a folder: name one of its files.", folder.display())
        );
    }
}
