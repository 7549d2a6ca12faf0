# Perintah proyek. Yang diperlukan: Python 3.11 atau lebih baru dengan modul venv, dan make.
# Python lain: make run PYTHON=python3.13

PYTHON ?= python3
PERIODE ?= 2026-TW1
NAIK ?=
PERAMBAN_PYTHON ?= .venv/bin/python
# as the files come, not those with the most tests first: among the last ones none is long
PYTEST_ARGS ?= -n 2 --dist loadfile --no-loadscope-reorder
# a shell that forbids Python to keep what it compiled lets each process of the tests compile everything again
PYTEST = PYTHONDONTWRITEBYTECODE= .venv/bin/python -m pytest

.DEFAULT_GOAL := bantuan
.PHONY: bantuan run test tahan peramban check lint format setup lihat contoh bench kunci clean

bantuan:
	@echo "make run     siapkan .venv dan susun naskah triwulan I 2026 (periode lain: make run PERIODE=2026-TW2)"
	@echo "make test    siapkan .venv dan jalankan pengujian yang singkat"
	@echo "make tahan   uji yang lama, sekitar setengah jam: mati di titik acak, banyak proses sekaligus, ribuan contoh acak"
	@echo "make peramban uji di Chromium; lebih dulu: .venv/bin/pip install playwright axe-playwright-python"
	@echo "make check   make lint, lalu make test"
	@echo "make lint    ruff, mypy, dan import-linter"
	@echo "make format  rapikan kode dengan ruff"
	@echo "make setup   siapkan .venv dengan paket pengembangan, tanpa menjalankan apa-apa"
	@echo "make lihat   susun semua naskah setahun contoh dan ubah menjadi halaman di build/lihat (perlu LibreOffice)"
	@echo "make contoh  buka meja di peramban dengan kantor contoh yang sudah berjalan setahun, di folder sementara"
	@echo "make bench   ukur mesin cetak di samping pesaingnya dan tulis ke docs/pengukuran.md (perlu npm)"
	@echo "make kunci   tulis ulang requirements*.txt dari pyproject.toml (NAIK=1: ambil versi terbaru)"
	@echo "make clean   hapus .venv dan berkas sementara; outbox/ dan bukti/ tidak disentuh"

run:
	@$(PYTHON) tools/siapkan.py
	@.venv/bin/zi jalankan triwulanan $(PERIODE)
	@echo "Berikutnya, di peramban: jalankan .venv/bin/zi meja, lalu buka http://127.0.0.1:4300/"

setup:
	@$(PYTHON) tools/siapkan.py --dev

test: setup
	$(PYTEST) $(PYTEST_ARGS)

# chance finds what a fixed list of examples does not; a test that fails prints how to repeat it
tahan: setup
	$(PYTEST) $(PYTEST_ARGS) -m "tahan or hypothesis" --hypothesis-profile=tahan -o faulthandler_timeout=1800

# needs Chromium, and a Python that has what pyproject.toml asks for and playwright and axe-playwright-python besides
peramban:
	$(PERAMBAN_PYTHON) -m pytest -m peramban tests/peramban

lint: setup
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy
	.venv/bin/lint-imports

check: lint test

format: setup
	.venv/bin/ruff check --fix .
	.venv/bin/ruff format .

lihat: setup
	@.venv/bin/python -m tools.lihat

contoh: setup
	@.venv/bin/python -m tools.contoh.meja

bench: setup
	@.venv/bin/python -m bench.cetak --tulis

kunci:
	$(PYTHON) tools/kunci.py $(if $(NAIK),--naik)

clean:
	rm -rf .venv build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	find $(wildcard zi_model tata_usaha flows tests tools bench) -name __pycache__ -type d -prune -exec rm -rf {} +
