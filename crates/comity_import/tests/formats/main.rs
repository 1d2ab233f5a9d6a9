//! Archives of every format as they occur, tidy and broken.

mod explained;
mod page;
mod wordpress;
