"""Whatever people do with their files, in whatever order: no run loses any, and none drafts a letter twice."""

from __future__ import annotations

import os
import shutil
import tempfile
from functools import cache
from pathlib import Path
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from tata_usaha.agenda.basis_data import buka
from tata_usaha.dasar.galat import GalatOutbox
from tata_usaha.dasar.pelaku import Pelaku
from tata_usaha.konsep.jati_diri import jati_diri_berkas
from tata_usaha.word.ganti_bagian import baca_bagian, ganti_bagian
from tests.tata_usaha.outbox.meja_ikuti import DOKUMEN, FOLDER, MejaIkuti

NAMA = (
    f"{FOLDER}/01 undangan.docx",
    f"{FOLDER}/final.docx",
    "sigi/2026/Bu Kasub/01 undangan.docx",
    "sigi/2026/Bu Kasub/01 undangan (konsep baru).docx",
    "undangan.docx",
)
KUNCI = "sigi/2026-TW1/undangan"


@cache
def folder_templat() -> tempfile.TemporaryDirectory[str]:
    """Return the folder of the letters' template, which goes with the process."""
    return tempfile.TemporaryDirectory(prefix="zi-templat-")


class Kantor(RuleBasedStateMachine):
    """People's hands and the program's runs at one letter."""

    def __init__(self) -> None:
        super().__init__()
        self._tmp = Path(tempfile.mkdtemp(prefix="zi-acak-"))
        self._terbuka = buka(f"sqlite:///{self._tmp}/agenda.sqlite3", Pelaku("Rusdi"))
        self.meja = MejaIkuti(self._tmp, self._terbuka.__enter__(), Path(folder_templat().name))
        self._ke = 0

    def teardown(self) -> None:
        self._terbuka.__exit__(None, None, None)
        shutil.rmtree(self._tmp)

    @initialize()
    def mulai(self) -> None:
        self.meja.taruh()

    def surat(self) -> list[str]:
        """Return the letter's files wherever they lie, but for those that are kept."""
        return [n for n in self.meja.berkas() if n.endswith(".docx") and "riwayat/" not in n]

    def salah_satu(self, data: Any) -> str:
        return data.draw(st.sampled_from(sorted(self.surat())))

    def tujuan(self, data: Any) -> Path:
        tempat = self.meja.outbox / data.draw(st.sampled_from(NAMA))
        tempat.parent.mkdir(parents=True, exist_ok=True)
        return tempat

    # People.

    @precondition(lambda self: self.surat())
    @rule(data=st.data(), judul_lain=st.booleans())
    def sunting(self, data: Any, judul_lain: bool) -> None:
        """Type something that nobody typed before; sometimes another title, as for another letter."""
        tempat = self.meja.outbox / self.salah_satu(data)
        self._ke += 1
        isi = tempat.read_bytes()
        xml = baca_bagian(isi)[DOKUMEN].replace(b"TEMPAT", f"Aula {self._ke} TEMPAT".encode())
        if judul_lain:
            xml = xml.replace(b"rapat monev", b"apel pagi")
        tempat.unlink()  # as Word saves: a new file under the old name
        tempat.write_bytes(ganti_bagian(isi, {DOKUMEN: xml}))

    @precondition(lambda self: self.surat())
    @rule(data=st.data(), cara=st.sampled_from(["pindah", "salin", "tautan"]))
    def letakkan(self, data: Any, cara: str) -> None:
        """Move, copy or link a file to a free name."""
        asal, tujuan = self.meja.outbox / self.salah_satu(data), self.tujuan(data)
        if tujuan.exists():
            return
        if cara == "pindah":
            asal.rename(tujuan)
        elif cara == "salin":
            shutil.copy(asal, tujuan)
        else:
            os.link(asal, tujuan)

    @precondition(lambda self: self.surat())
    @rule(data=st.data())
    def hapus(self, data: Any) -> None:
        (self.meja.outbox / self.salah_satu(data)).unlink()

    # The program.

    @rule(data=st.sampled_from(["satu", "dua"]))
    def jalankan(self, data: str) -> None:
        """Do what a run does; where the letter's file was gone, it is drafted anew only when no other is there."""
        sebelum, entri = self.meja.berkas(), self.meja.entri()
        kenalan = self.meja.ikuti()
        kini = self.meja.entri()
        ada = {n: (self.meja.outbox / n).stat().st_ino for n in self.surat()}
        if entri.berkas not in sebelum:
            sama = {i for n, i in ada.items() if n != kini.berkas_sanding and self.mungkin(sebelum[n])}
            if len(sama) == 1 and entri.berkas_sanding is None:
                assert ada[kini.berkas] in sama
            assert kini.berkas in ada or KUNCI in kenalan.tanya or not sama
        if KUNCI not in kenalan.tanya:
            self.meja.taruh(data=data)
            baru = set(self.surat()) - set(ada) - {self.meja.entri().berkas_sanding}
            assert not baru or (kini.berkas not in ada and baru == {kini.berkas})
        self.periksa(sebelum)

    @precondition(lambda self: self.surat())
    @rule(data=st.data())
    def pakai(self, data: Any) -> None:
        sebelum, nama = self.meja.berkas(), self.salah_satu(data)
        try:
            self.meja.pakai(nama)
        except GalatOutbox:
            return
        assert self.meja.berkas()[self.meja.entri().berkas] == sebelum[nama]
        assert all(b.beda for b in self.meja.lihat().lain.get(KUNCI, ()))
        self.periksa(sebelum)

    def mungkin(self, isi: bytes) -> bool:
        """Tell whether a file may be the letter, by what it says in its properties and in its text."""
        jati_diri = jati_diri_berkas(isi)
        return jati_diri is not None and jati_diri.kunci == KUNCI and b"apel pagi" not in baca_bagian(isi)[DOKUMEN]

    def periksa(self, sebelum: dict[str, bytes]) -> None:
        """Whatever lay in the outbox lies there still, under some name."""
        assert set(sebelum.values()) <= set(self.meja.berkas().values())


TestKantor = Kantor.TestCase
TestKantor.settings = settings(max_examples=8, stateful_step_count=12, deadline=None)
