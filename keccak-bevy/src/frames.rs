//! A round as numbered pictures.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};
use bevy::math::UVec2;
use keccak_core::permutation::Step;
use keccak_core::position::{Event, Position};
use keccak_explore::action::Action;
use keccak_explore::session::Session;

use crate::offscreen::Offscreen;
use crate::stage::Moment;
use crate::viewer::{Do, Viewer};

/// How many pictures one step has on its way, and how many while it rests: at 30 a second, one and a half seconds.
const WAY: usize = 30;
const REST: usize = 15;

/// How many pictures a round has.
pub const PICTURES: usize = Step::ALL.len() * (WAY + REST + 1);

/// Writes the round of the session's position, the first one where it is in none, as `0001.png` to `0230.png`.
/// `tell` hears after each picture how many there are. A folder that has pictures of that kind gets new ones.
///
/// # Errors
/// Where the folder or a picture can't be written, and why; where the folder holds something else; where somebody interrupts.
pub fn write(mut session: Session, folder: &Path, size: UVec2, tell: impl Fn(usize)) -> anyhow::Result<()> {
    prepare(folder)?;
    let look = session.look().context("nothing can be shown")?;
    let permutation = look.place.position.permutation;
    let round = match look.place.position.event {
        Event::Step(round, _) => round,
        _ => look.line.first_round,
    };
    let theta = Position { permutation, event: Event::Step(round, Step::Theta), ..look.place.position };
    session.apply(Action::GoTo(theta.to_string()));
    session.apply(Action::ReducedMotion(true));
    let mut app = Offscreen::new(Viewer::new(session), size);
    app.settle();
    let mut count = 0;
    for step in Step::ALL {
        if step != Step::Theta {
            app.world().write_message(Do(Action::Next));
            app.update();
        }
        let mut rest: Option<PathBuf> = None;
        for i in 0..=WAY + REST {
            if app.is_ended() {
                bail!("Interrupted: {count} of {PICTURES} pictures are in {}.", folder.display());
            }
            let path = folder.join(format!("{:04}.png", count + 1));
            let way = (i as f32 / WAY as f32).min(1.0);
            if let Some(rest) = &rest {
                // What rests is drawn once.
                std::fs::copy(rest, &path).map(drop).with_context(|| format!("can't write {}", path.display()))?;
            } else {
                app.hold(if way < 1.0 { Moment::Way(way) } else { Moment::Rest });
                let Some(picture) = app.shoot() else { bail!("The renderer gave no picture.") };
                picture.save(&path).with_context(|| format!("{count} of {PICTURES} pictures were written"))?;
                rest = (way >= 1.0).then_some(path);
            }
            count += 1;
            tell(count);
        }
    }
    Ok(())
}

/// Makes the folder, or looks whether the one that is there holds nothing but such pictures.
fn prepare(folder: &Path) -> anyhow::Result<()> {
    let shown = folder.display();
    std::fs::create_dir_all(folder).with_context(|| format!("can't make the folder {shown}"))?;
    for entry in std::fs::read_dir(folder).with_context(|| format!("can't read the folder {shown}"))? {
        let name = entry.with_context(|| format!("can't read the folder {shown}"))?.file_name();
        if !name.to_str().is_some_and(is_picture) {
            bail!("{shown} holds {} already: name a folder that is new or empty.", name.display());
        }
    }
    Ok(())
}

/// Whether a file's name is one of ours: four digits.
fn is_picture(name: &str) -> bool {
    name.strip_suffix(".png")
        .is_some_and(|number| number.len() == 4 && number.bytes().all(|byte| byte.is_ascii_digit()))
}

/// How the pictures of a folder become a video, for a shell.
pub fn to_video(folder: &Path, size: UVec2) -> String {
    let folder = folder.display().to_string().replace('\'', r"'\''");
    // Most players want an even number of pixels in both directions.
    let even =
        if size.x.is_multiple_of(2) && size.y.is_multiple_of(2) { "" } else { " -vf pad=ceil(iw/2)*2:ceil(ih/2)*2" };
    format!("ffmpeg -framerate 30 -i '{folder}/%04d.png'{even} -pix_fmt yuv420p round.mp4")
}

#[cfg(test)]
mod tests {
    use super::{is_picture, prepare};

    #[test]
    fn a_folder_with_something_else_is_left_alone() {
        let folder = std::env::temp_dir().join(format!("keccak-frames-{}", std::process::id()));
        prepare(&folder).unwrap();
        std::fs::write(folder.join("0007.png"), "").unwrap();
        prepare(&folder).unwrap();
        std::fs::write(folder.join("letter.txt"), "").unwrap();
        let why = prepare(&folder).unwrap_err().to_string();
        assert!(why.contains("holds letter.txt already: name a folder that is new or empty"), "{why}");
        let file = folder.join("letter.txt").join("below");
        assert!(prepare(&file).unwrap_err().to_string().contains("can't make the folder"));
        std::fs::remove_dir_all(&folder).unwrap();
        assert!(is_picture("0230.png") && !is_picture("230.png") && !is_picture("x001.png") && !is_picture("0001.jpg"));
    }
}
