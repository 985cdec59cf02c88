//! What must be there.
