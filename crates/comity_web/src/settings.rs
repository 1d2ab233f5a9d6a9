//! What an operator can set about the web side.

use std::net::IpAddr;

/// Settings of the web side; [`Settings::default`] suits a newsroom that starts without configuration.
#[derive(Debug, Clone, Default)]
pub struct Settings {
    /// Where readers reach this server, such as `https://comments.example.org`; none: whatever `Host` says, over HTTP.
    pub public_url: Option<String>,
    /// Proxies whose `X-Forwarded-For` and `Forwarded` count; none by default.
    pub trusted_proxies: Vec<Prefix>,
    /// How much one address may do.
    pub limits: Limits,
    /// Whether a program that asks for scores needs a key.
    pub is_scoring_key_required: bool,
    /// How the newsroom's Coral is answered.
    pub coral: crate::CoralSettings,
    /// Whether everybody may try texts at `/score`; otherwise only those who are signed in to the console.
    pub is_score_page_public: bool,
}

/// How much one address (IPv4 /32, IPv6 /64) may do. `None` switches a limit off.
#[derive(Debug, Clone)]
pub struct Limits {
    /// Comments and edits per minute. Default 60: an office shares one address; the policy's `flood` looks at persons.
    pub posts_per_minute: Option<u32>,
    /// Reports per minute. Default 20.
    pub reports_per_minute: Option<u32>,
    /// Tries of sign-in and invitation links per minute. Default 20.
    pub sign_ins_per_minute: Option<u32>,
    /// Pages per second that have to be rendered. Default 200: cached pages are not counted.
    pub renders_per_second: Option<u32>,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            posts_per_minute: Some(60),
            reports_per_minute: Some(20),
            sign_ins_per_minute: Some(20),
            renders_per_second: Some(200),
        }
    }
}

impl Settings {
    /// Whether readers reach us over HTTPS.
    pub(crate) fn is_https(&self) -> bool {
        self.public_url.as_deref().is_some_and(|url| url.starts_with("https://"))
    }
}

/// A network, such as `10.0.0.0/8` or `::1`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Prefix {
    address: IpAddr,
    bits: u32,
}

impl Prefix {
    /// Whether the address lies in this network.
    pub fn contains(self, address: IpAddr) -> bool {
        let (ours, width) = bits_of(self.address);
        let (theirs, their_width) = bits_of(address.to_canonical());
        let shift = width - self.bits;
        width == their_width && (shift >= width || ours >> shift == theirs >> shift)
    }
}

impl std::str::FromStr for Prefix {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = || format!("`{text}` is not an address or a network such as 10.0.0.0/8");
        let (address, bits) =
            text.split_once('/').map_or((text, None), |(address, bits)| (address, Some(bits)));
        let address: IpAddr = address.parse().map_err(|_| wrong())?;
        let width = bits_of(address).1;
        let bits = bits.map_or(Ok(width), |bits| bits.parse().map_err(|_| wrong()))?;
        if bits <= width { Ok(Self { address: address.to_canonical(), bits }) } else { Err(wrong()) }
    }
}

/// An address as a number, and how many bits it has.
fn bits_of(address: IpAddr) -> (u128, u32) {
    match address {
        IpAddr::V4(v4) => (u128::from(v4.to_bits()), 32),
        IpAddr::V6(v6) => (v6.to_bits(), 128),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_network_contains_its_addresses_and_no_others() {
        let network: Prefix = "10.1.0.0/16".parse().unwrap();
        assert!(network.contains("10.1.2.3".parse().unwrap()));
        assert!(network.contains("::ffff:10.1.2.3".parse().unwrap()));
        assert!(!network.contains("10.2.2.3".parse().unwrap()));
        assert!(!network.contains("::1".parse().unwrap()));
        assert!("0.0.0.0/0".parse::<Prefix>().unwrap().contains("192.0.2.1".parse().unwrap()));
        assert!("10.0.0.0/33".parse::<Prefix>().is_err());
        assert!("proxy".parse::<Prefix>().is_err());
    }
}
