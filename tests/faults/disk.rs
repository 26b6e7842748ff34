//! A disk of its own that can be full or read-only.

use std::{
    fs,
    io::Write,
    path::Path,
    process::{Command, Output},
};

/// A small disk in memory, unmounted when it is dropped.
pub(crate) struct Disk(tempfile::TempDir);

impl Disk {
    /// A disk of so many MiB. Only root may mount one.
    pub(crate) fn new(size: u32) -> Self {
        let disk = Self(tempfile::tempdir().unwrap());
        let options = format!("size={size}m,mode=755");
        mount(
            Command::new("mount")
                .args(["-t", "tmpfs", "-o", &options, "none"])
                .arg(disk.path()),
        );
        disk
    }

    pub(crate) fn path(&self) -> &Path {
        self.0.path()
    }

    /// Leaves so many KiB of room on it.
    pub(crate) fn fill(&self, room: u64) {
        let mut filler = fs::File::create(self.path().join("filler")).unwrap();
        let zeros = [0; 4096];
        while filler.write_all(&zeros).is_ok() {}
        let size = filler.metadata().unwrap().len();
        filler.set_len(size.saturating_sub(room * 1024)).unwrap();
    }

    /// Makes room again.
    pub(crate) fn free(&self) {
        fs::remove_file(self.path().join("filler")).unwrap();
    }

    /// Lets it be read only, or written again. Nobody may have a file of it open to write.
    pub(crate) fn remount(&self, how: &str) {
        let options = format!("remount,{how}");
        mount(
            Command::new("mount")
                .args(["-o", &options])
                .arg(self.path()),
        );
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        // Also where somebody has not let go of a file yet.
        let done = Command::new("umount").arg("-l").arg(self.path()).status();
        if !done.is_ok_and(|status| status.success()) {
            eprintln!("{} is still mounted", self.path().display());
        }
    }
}

fn mount(command: &mut Command) {
    let told = "a small disk must be mounted for this: run it as root, in a container with the capability SYS_ADMIN";
    let Output { status, stderr, .. } = command.output().expect(told);
    let stderr = String::from_utf8_lossy(&stderr);
    assert!(status.success(), "{told}: {command:?}: {stderr}");
}
