"""The web desk: what waits for whom, and every act on it, for people who use no terminal.

Thin: each page asks the use cases of `tata_usaha.kerja`, each act is one of them. What it adds is who somebody
is (`keamanan/`), who may what (`hak.py`), and how it looks (`halaman/`, `statis/`).
"""
