"""Any order of steps on a real letter: the table decides, nobody's bytes are lost, and the proof finds nothing."""

from __future__ import annotations

import contextlib
import tempfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, event, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from tata_usaha.agenda.basis_data import buka
from tata_usaha.dasar.galat import GalatOutbox, GalatPemakaian
from tata_usaha.outbox.siap import siapkan_ttd
from tests.tata_usaha.naskah_uji import tulis_templat
from tests.tata_usaha.outbox.meja_daur import LAIN, SAAT, UNDANGAN, MejaDaur
from tests.tata_usaha.outbox.test_nomori import sunting, templat
from tests.tata_usaha.outbox.test_siap import ganti_teks
from tests.zi_model.bahan_sigi import kantor
from zi_model.daur_naskah import Langkah, StatusNaskah, Syarat, bertanda_tangan, peralihan, sudah

pytestmark = pytest.mark.tahan
SURAT = st.sampled_from([UNDANGAN, LAIN])
ALASAN = st.sampled_from(["", "keliru"])


class DaurAcak(RuleBasedStateMachine):
    """Two letters on one desk; people complete and edit them, and try every step at any time."""

    def __init__(self) -> None:
        super().__init__()
        self.tutup = contextlib.ExitStack()
        folder = Path(self.tutup.enter_context(tempfile.TemporaryDirectory()))
        tulis_templat(folder, templat)
        basis = self.tutup.enter_context(buka(f"sqlite:///{folder}/agenda.sqlite3"))
        self.meja = MejaDaur(folder, basis)
        for jenis in (UNDANGAN, LAIN):
            self.meja.taruh(jenis)

    def teardown(self) -> None:
        """Close the register and remove the desk."""
        self.tutup.close()

    def _isi(self) -> Counter[bytes]:
        return Counter(p.read_bytes() for p in self.meja.outbox.rglob("*") if p.suffix in {".docx", ".pdf"})

    def _tempuh(self, jenis: str, langkah: Langkah, ada: set[Syarat], kerjakan: Callable[[], object]) -> None:
        """Try a step; it does what the table says, and what lay in the outbox before is still there."""
        isi, sebelum = set(self._isi()), self.meja.entri(jenis).status
        try:
            kerjakan()
        except (GalatOutbox, GalatPemakaian):
            sesudah = sebelum
        else:
            sesudah = sebelum if sudah(sebelum, langkah) else peralihan(sebelum, langkah, ada).ke
        assert self.meja.entri(jenis).status is sesudah
        assert isi <= set(self._isi())

    @rule(jenis=SURAT, judul=st.sampled_from(["Bab I", "Bab II"]))
    def susun(self, jenis: str, judul: str) -> None:
        isi = set(self._isi())
        status = self.meja.entri(jenis).status
        self.meja.taruh(jenis, judul=judul)
        assert self.meja.entri(jenis).status is status
        assert isi <= set(self._isi())

    @rule(jenis=SURAT)
    def lengkapi(self, jenis: str) -> None:
        if self.meja.entri(jenis).status is StatusNaskah.KONSEP:
            with contextlib.suppress(AssertionError):  # filled in before
                ganti_teks(self.meja.berkas(jenis), "[isi: tempat rapat]", "Aula")

    @rule(jenis=SURAT)
    def sunting(self, jenis: str) -> None:
        entri = self.meja.entri(jenis)
        if entri.status is StatusNaskah.KONSEP:
            sunting(self.meja.berkas(jenis))
            while self.meja.berkas(jenis).stat().st_size == entri.ukuran_tulis:  # by chance: taken for damage
                sunting(self.meja.berkas(jenis))

    @rule(jenis=SURAT, ke=st.integers(1, 5))
    def majukan(self, jenis: str, ke: int) -> None:
        """Take the steps that come next in an ordinary life, some of them: else few letters would come far."""
        for _ in range(ke):
            match self.meja.entri(jenis).status:
                case StatusNaskah.KONSEP:
                    self.lengkapi(jenis)
                    self.nomori(jenis, 15 if jenis == UNDANGAN else 16)
                    self.siap(jenis)
                case StatusNaskah.SIAP_TTD:
                    self.tandatangani(jenis, 1 if jenis == UNDANGAN else 2)
                case StatusNaskah.DITANDATANGANI:
                    self.arsipkan(jenis)
                case akhir:
                    event(f"majukan: {akhir}")

    @rule(jenis=SURAT, nomor=st.sampled_from([15, 16]))
    def nomori(self, jenis: str, nomor: int) -> None:
        self._tempuh(jenis, Langkah.NOMORI, {Syarat.TANGGAL}, lambda: self.meja.nomori(nomor, jenis))

    @rule(jenis=SURAT)
    def siap(self, jenis: str) -> None:
        def kerjakan() -> None:
            siapkan_ttd(self.meja.outbox, self.meja.basis, kantor(), self.meja.entri(jenis), SAAT, tetap="pasti")

        self._tempuh(jenis, Langkah.SIAP, set(), kerjakan)

    @rule(jenis=SURAT, alasan=ALASAN)
    def buka(self, jenis: str, alasan: str) -> None:
        self._tempuh(jenis, Langkah.BUKA, {Syarat.ALASAN}, lambda: self.meja.buka(jenis, alasan))

    @rule(jenis=SURAT, ke=st.sampled_from([1, 2]))
    def tandatangani(self, jenis: str, ke: int) -> None:
        asal = self.meja.pindaian(f"scan {ke}.pdf")
        self._tempuh(jenis, Langkah.TANDATANGANI, {Syarat.BERKAS}, lambda: self.meja.tandatangani(asal, jenis))

    @rule(jenis=SURAT, alasan=ALASAN)
    def lepas(self, jenis: str, alasan: str) -> None:
        self._tempuh(jenis, Langkah.LEPAS, {Syarat.ALASAN}, lambda: self.meja.lepas(jenis, alasan))

    @rule(jenis=SURAT)
    def arsipkan(self, jenis: str) -> None:
        self._tempuh(jenis, Langkah.ARSIPKAN, set(), lambda: self.meja.arsipkan(jenis))

    @rule(jenis=SURAT, alasan=ALASAN, dicabut=st.booleans())
    def batal(self, jenis: str, alasan: str, dicabut: bool) -> None:
        oleh = (LAIN if jenis == UNDANGAN else UNDANGAN) if dicabut else None
        if oleh:
            self.majukan(oleh, 3)  # who revokes has to be issued
        sebelum = self.meja.entri(jenis).status
        self._tempuh(jenis, Langkah.BATAL, set(Syarat), lambda: self.meja.batal(jenis, alasan, oleh))
        event(f"batal: {sebelum} → {self.meja.entri(jenis).status}")

    @invariant()
    def semuanya_cocok(self) -> None:
        assert self.meja.keluhan() == []

    @invariant()
    def salinan_hanya_pada_yang_ditandatangani(self) -> None:
        for jenis in (UNDANGAN, LAIN):
            entri = self.meja.entri(jenis)
            terbit = bertanda_tangan(entri.status) or entri.dicabut_oleh is not None
            assert (entri.berkas_ttd is not None) is terbit
            assert (entri.diarsipkan is None) or terbit


DaurAcak.TestCase.settings = settings(
    max_examples=40, stateful_step_count=20, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
TestDaurAcak = DaurAcak.TestCase
