"""Tables, journal, fold and reads; the only place that speaks SQL."""
