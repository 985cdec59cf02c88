//! The lattice in 3D.

use bevy::app::AppExit;

fn main() -> AppExit {
    keccak_bevy::app::windowed().run()
}
