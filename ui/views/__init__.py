"""One widget a screen: lays out, forwards, renders."""
