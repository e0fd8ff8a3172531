import { describe, expect, it } from 'vitest';
import { CommandOutput } from './command-output.ts';
import { headAndTail } from './tool-result.ts';

const chunk = (text: string, channel = 1) => Buffer.concat([Buffer.from([channel]), Buffer.from(text)]);

describe("a command's output", () => {
  it('joins both channels as they arrive, whole characters only', () => {
    const output = new CommandOutput();
    const euro = Buffer.from('€');
    output.push(Buffer.concat([Buffer.from([1]), euro.subarray(0, 1)]));
    output.push(chunk('err ', 2));
    output.push(Buffer.concat([Buffer.from([1]), euro.subarray(1)]));
    expect(output.all()).toBe('err €');
  });
  it('is read from an offset, in parts', () => {
    const output = new CommandOutput();
    output.push(chunk('0123456789'));
    expect(output.from(4, 3)).toEqual({ output: '456', offset: 7 });
    expect(output.from(10, 3)).toEqual({ output: '', offset: 10 });
    expect(output.from(99, 3)).toEqual({ output: '', offset: 10 });
  });
  it('keeps both ends of a flood, and says what is missing', () => {
    const output = new CommandOutput();
    output.push(chunk('HEAD'));
    for (let i = 0; i < 200; i++) output.push(chunk('x'.repeat(10_000)));
    output.push(chunk('TAIL'));
    expect(output.isCut).toBe(true);
    expect(output.all()).toMatch(/^HEADx+\n… \d+ characters left out …\nx+TAIL$/);
    expect(output.all().length).toBeLessThan(400_000);
    expect(output.length).toBe(2_000_008);
    expect(output.from(100_000, 10).offset).toBeGreaterThan(1_600_000);
    expect(output.from(2_000_004, 10)).toEqual({ output: 'TAIL', offset: 2_000_008 });
  });
});

describe('a text for the model', () => {
  it('loses its middle when it is too long', () => {
    expect(headAndTail('short', 10)).toEqual({ text: 'short' });
    expect(headAndTail('0123456789', 4)).toEqual({ text: '01\n… 6 characters left out …\n89', truncated: true });
  });
});
