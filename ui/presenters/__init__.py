"""One presenter a screen, free of Qt: intents in, one frozen state out."""
