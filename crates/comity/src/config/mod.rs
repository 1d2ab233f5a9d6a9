//! Settings in `comity.toml` in the data folder. All of them are optional; a flag on the command line comes first.

mod coral;
mod limits;
mod scoring;
mod server;

pub(crate) use coral::CoralConfig;
pub(crate) use limits::LimitsConfig;
pub(crate) use scoring::ScoringConfig;
pub(crate) use server::ServerConfig;

use serde::Deserialize;

/// The whole file.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Config {
    pub(crate) server: ServerConfig,
    pub(crate) limits: LimitsConfig,
    pub(crate) scoring: ScoringConfig,
    pub(crate) coral: CoralConfig,
}

impl Config {
    /// The settings of the web side.
    pub(crate) fn web(&self) -> anyhow::Result<comity_web::Settings> {
        let mut settings =
            comity_web::Settings { limits: self.limits.to_web(), ..comity_web::Settings::default() };
        settings.public_url.clone_from(&self.server.public_url);
        settings.is_scoring_key_required = self.scoring.require_key;
        if let Some(within) = self.coral.answer_within_ms {
            settings.coral.answer_within = std::time::Duration::from_millis(within.into());
        }
        settings.is_score_page_public = self.server.score_page_for_all;
        for proxy in &self.server.trusted_proxies {
            settings.trusted_proxies.push(proxy.parse().map_err(|why: String| anyhow::anyhow!(why))?);
        }
        Ok(settings)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_setting_is_an_error_that_names_it() {
        let error = toml::from_str::<Config>("[server]\nlisten_to = \"x\"").unwrap_err().to_string();
        assert!(error.contains("listen_to"), "{error}");
    }

    #[test]
    fn zero_switches_a_limit_off() {
        let config: Config = toml::from_str("[limits]\nposts_per_minute = 0").unwrap();
        assert_eq!(config.web().unwrap().limits.posts_per_minute, None);
        assert_eq!(Config::default().web().unwrap().limits.posts_per_minute, Some(60));
    }
}
