//! The lattice in 3D.

use bevy::prelude::*;
use keccak_bevy::offscreen::Offscreen;
use keccak_bevy::viewer::Viewer;

fn main() -> AppExit {
    let mut args = std::env::args().skip(1);
    if let (Some(link), Some(out)) = (args.next(), args.next()) {
        let mut session = keccak_explore::link::read(&link);
        if args.next().as_deref() == Some("dark") {
            session.apply(keccak_explore::action::Action::ToggleTheme);
        }
        let mut app = Offscreen::new(Viewer::new(session), UVec2::new(1280, 720));
        app.settle();
        app.shoot().unwrap().save(out.as_ref()).unwrap();
        return AppExit::Success;
    }
    keccak_bevy::app::windowed().run()
}
