"""Events in the shapes of event data: PLOVER, POLECAT, CAMEO, ACLED and UCDP GED.

What a text cannot tell is left empty, never filled with a guess; the module of each shape says what that is.
"""
