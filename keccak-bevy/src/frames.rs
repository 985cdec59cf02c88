//! A round as numbered pictures.

use std::path::Path;

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

/// Writes the round of the session's position, the first one where it is in none. Says how many pictures there are.
///
/// # Errors
/// Where the folder or a picture can't be written, and why.
pub fn write(mut session: Session, folder: &Path, size: UVec2) -> anyhow::Result<usize> {
    std::fs::create_dir_all(folder).with_context(|| format!("can't make the folder {}", folder.display()))?;
    let look = session.look().context("nothing can be shown")?;
    let permutation = look.place.position.permutation;
    let round = match look.place.position.event {
        Event::Step(round, _) => round,
        _ => look.line.first_round,
    };
    session.apply(Action::GoTo(Position::new(permutation, Event::Step(round, Step::Theta)).to_string()));
    session.apply(Action::ReducedMotion(true));
    let mut app = Offscreen::new(Viewer::new(session), size);
    app.settle();
    let mut count = 0;
    for step in Step::ALL {
        if step != Step::Theta {
            app.world().write_message(Do(Action::Next));
            app.update();
        }
        for i in 0..=WAY + REST {
            let way = (i as f32 / WAY as f32).min(1.0);
            app.hold(if way < 1.0 { Moment::Way(way) } else { Moment::Rest });
            let Some(picture) = app.shoot() else { bail!("The renderer gave no picture.") };
            count += 1;
            picture.save(&folder.join(format!("{count:04}.png")))?;
        }
    }
    Ok(count)
}
