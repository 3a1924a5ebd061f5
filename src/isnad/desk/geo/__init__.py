"""The map: outlines of countries, the part of them a view shows, and the marks upon it. Drawn on the server as SVG."""
