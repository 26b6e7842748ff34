//! Topics: the shipped vocabulary and what is about it, filters that take in
//! narrower terms, and the practices that are like a practice.

mod related;
mod shipped;
mod tree;
