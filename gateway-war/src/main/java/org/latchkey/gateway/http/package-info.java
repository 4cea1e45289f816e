/// HTTP as this gateway speaks it: who may ask, what is read, and the form of every answer
/// (`docs/protocol.md` §1, §2, §3, §8).
///
/// [Guards][org.latchkey.gateway.http.Guards] stands before everything, servlets and WebSockets
/// alike: security headers on every answer, `Origin` and cookie rules, the limit on bodies. Behind
/// it are two REST applications, [Api][org.latchkey.gateway.http.Api] for browsers and
/// [AgentApi][org.latchkey.gateway.http.AgentApi] for hosts, which share one JSON binding
/// ([Json][org.latchkey.gateway.http.Json]) and one form of refusal
/// ([Problem][org.latchkey.gateway.http.Problem]). No rule of any capability is in here.
///
/// REST resources and filters are the one place with injected fields: RESTEasy refuses constructors
/// whose parameters it does not know, before it asks CDI.
@NullMarked
package org.latchkey.gateway.http;

import org.jspecify.annotations.NullMarked;
