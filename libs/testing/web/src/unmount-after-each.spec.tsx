import { render, screen } from '@testing-library/react';
import { expect, it } from 'vitest';

it.each(['first', 'second'])('shows the %s test nothing of another', () => {
  render(<p>a sentence</p>);
  expect(screen.getAllByText('a sentence')).toHaveLength(1);
});
