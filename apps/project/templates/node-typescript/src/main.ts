import { mostFrequentWords, statisticsOf } from './text-statistics.ts';

const sample = 'The quick brown fox jumps over the lazy dog. The dog sleeps on!';
const text = process.argv.slice(2).join(' ') || sample;

const { words, sentences, averageWordLength } = statisticsOf(text);

console.log(text);
console.log(`${words} words, ${sentences} sentences, ${averageWordLength.toFixed(1)} letters a word`);
for (const [word, count] of mostFrequentWords(text)) console.log(`${String(count).padStart(4)} × ${word}`);
