/// Refusals and failures as HTTP answers (RFC 9457). [dev.guildwire.rooms.problem.Problem] is the one table of codes,
/// statuses and texts; nothing else in the service writes an error's text, and nothing of a cause ever gets out.
///
/// A controller ends with `throw Problem.X.refusal()`, a filter writes with
/// [dev.guildwire.rooms.problem.ProblemWriter]. Whatever else is thrown, wherever, becomes a document too: in a
/// controller by `ProblemResolver`, in a filter by `ProblemFilter`, in the container by `ProblemErrorController`, in
/// the server before any of them by `ServerErrors`.
@NullMarked
package dev.guildwire.rooms.problem;

import org.jspecify.annotations.NullMarked;
