"""How the window looks: tokens, one stylesheet, fonts and icons, in three themes at any scale."""
