/** The peer broke the protocol: a malformed frame, more bytes than it had credit for, a shape that the contract excludes. The link is closed. */
export class ProtocolViolation extends Error {
  override readonly name = 'ProtocolViolation';
}
