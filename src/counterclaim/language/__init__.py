"""What a text says, in words: the tokenizer, the encoder session and the decoding of its heads."""
