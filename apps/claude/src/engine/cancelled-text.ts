export const cancelledText = 'The person stopped this.';
