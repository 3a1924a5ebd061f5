"""The script and its words: folding with an offset map, tokens, clitics, sentences, inflection."""
