//! How much memory the process holds, as the system counts it.
//! Apart from the rest because it is the one thing here that only Linux tells.

/// Bytes held now, and the most that was ever held; `None` where the system does not say.
pub fn held() -> Option<(u64, u64)> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let kilobytes = |name: &str| {
        let line = status.lines().find(|line| line.starts_with(name))?;
        line.split_whitespace().nth(1)?.parse::<u64>().ok()
    };
    Some((kilobytes("VmRSS:")? * 1_024, kilobytes("VmHWM:")? * 1_024))
}
