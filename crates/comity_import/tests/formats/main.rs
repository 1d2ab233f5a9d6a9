//! Archives of every format as they occur, tidy and broken.

mod explained;
mod export;
mod others;
mod page;
mod page_heads;
mod page_originals;
mod wordpress;
