export type { RecordedRequest } from './recorded-requests.ts';
export type { Expectation, Fault, Script, ScriptedTurn, ScriptedTurns, ScriptFunction } from './script.ts';
export { createStandIn, type StandInOptions } from './stand-in-server.ts';
