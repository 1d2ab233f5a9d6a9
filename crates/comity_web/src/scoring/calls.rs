//! The calls of the service that bring a message, and what happens to each before its own work: the gate, the check of what
//! is wanted of the answer, the body.

use super::answer::{Wants, say};
use super::errors::Status;
use super::fields::{ANALYZED, SUGGESTED, Shape};
use super::request::Message;
use super::{Service, analyze, body, suggest};
use crate::extract::address::client_address;
use axum::body::Body;
use axum::extract::{ConnectInfo, Request};
use axum::response::Response;
use http::HeaderMap;
use http::request::Parts;
use serde_json::Value;
use std::net::{IpAddr, SocketAddr};

/// A call that brings a message.
#[derive(Debug, Clone, Copy)]
pub(super) enum Call {
    /// `comments:analyze`.
    Analyze,
    /// `comments:suggestscore`.
    Suggest,
}

impl Call {
    /// The shape of its answer.
    pub(super) const fn shape(self) -> &'static Shape {
        match self {
            Self::Analyze => &ANALYZED,
            Self::Suggest => &SUGGESTED,
        }
    }

    /// Answers a request that came by itself.
    pub(super) async fn answer(self, service: Service, request: Request) -> Response {
        let (parts, sent) = request.into_parts();
        let wants = Wants::of(&parts.method, &parts.uri, &parts.headers);
        let from = address(&service, &parts);
        let answer = self.answered(&service, &wants, from, (&parts.headers, sent)).await;
        say(&service, &wants, self.shape(), answer)
    }

    /// What a request from `from` gets, by itself or in a batch.
    pub(super) async fn answered(
        self,
        service: &Service,
        wants: &Wants,
        from: Option<IpAddr>,
        (headers, sent): (&HeaderMap, Body),
    ) -> Result<Value, Status> {
        let holder = service.0.gate.pass(wants, from).await?;
        wants.check(self.shape())?;
        let object = body::object(headers, sent).await?;
        let message = Message::root(&object);
        match self {
            Self::Analyze => analyze::scored(service, message),
            Self::Suggest => suggest::kept(service, wants, holder.as_ref(), message).await,
        }
    }
}

/// The address behind a request, where it can be known.
pub(super) fn address(service: &Service, parts: &Parts) -> Option<IpAddr> {
    let ConnectInfo(peer) = parts.extensions.get::<ConnectInfo<SocketAddr>>()?;
    client_address(*peer, &parts.headers, &service.0.settings)
}
