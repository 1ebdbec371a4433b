"""The gallery: every control photographed in every theme, and the sketch rebuilt from them."""
