import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { countSentences, mostFrequentWords, statisticsOf, wordsOf } from '../src/text-statistics.ts';

describe('the words of a text', () => {
  it('are in lower case and without punctuation', () => {
    assert.deepEqual(wordsOf('Hello, World!'), ['hello', 'world']);
  });

  it('may hold apostrophes, hyphens and letters of any language', () => {
    assert.deepEqual(wordsOf("Don't re-read Größe 42"), ["don't", 're-read', 'größe', '42']);
  });

  it('are none in a text without letters', () => {
    assert.deepEqual(wordsOf(' … — !'), []);
  });
});

describe('the sentences of a text', () => {
  it('end with a full stop, an exclamation or a question mark', () => {
    assert.equal(countSentences('One. Two! Three?'), 3);
  });

  it('include the last one without a full stop', () => {
    assert.equal(countSentences('One. And two'), 2);
  });

  it('are not divided by a decimal point', () => {
    assert.equal(countSentences('Pi is about 3.14 or so.'), 1);
  });
});

describe('the statistics of a text', () => {
  it('count words, sentences and letters', () => {
    assert.deepEqual(statisticsOf('One two. Six!'), { words: 3, sentences: 2, averageWordLength: 3 });
  });

  it('of nothing are zero', () => {
    assert.deepEqual(statisticsOf(''), { words: 0, sentences: 0, averageWordLength: 0 });
  });
});

describe('the most frequent words', () => {
  it('come first, equally frequent ones by the alphabet', () => {
    assert.deepEqual(mostFrequentWords('b a c b a d', 3), [['a', 2], ['b', 2], ['c', 1]]);
  });

  it('are three unless asked otherwise', () => {
    assert.equal(mostFrequentWords('a b c d e').length, 3);
    assert.equal(mostFrequentWords('a b c d e', 4).length, 4);
  });
});
