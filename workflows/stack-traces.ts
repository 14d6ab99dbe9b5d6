/**
 * Evaluated once a worker, before any workflow. The SDK takes the stack of every promise of a workflow and maps it back
 * to its sources, which was a third of what a replay cost. One frame is kept: where an error was thrown. For the whole
 * stack a history is replayed under a bundle without this module.
 */
Error.stackTraceLimit = 1;
