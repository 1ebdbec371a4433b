"""The data folder of one counter: where its files lie, how they are written, who may open it."""
