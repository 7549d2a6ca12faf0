"""Signed letters as evidence: each is linked to the rows that it proves, and its copy laid into the evidence folder.

Done for one letter when it is signed, and at the end of every command that writes for those that are not as they shall
be: signed under an earlier version, or while the plan had mistakes or the evidence folder was out of reach.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

from tata_usaha.agenda import buku, tautan_naskah
from tata_usaha.agenda.basis_data import BasisData
from tata_usaha.agenda.buku import EntriAgenda
from tata_usaha.bukti.pohon_bukti import nama_aman
from tata_usaha.dasar.galat import GalatPemakaian, GalatRencana
from tata_usaha.dasar.pengaturan import Pengaturan
from tata_usaha.kerja.tahun import baca_rencana
from tata_usaha.outbox.salinan_bukti import HasilTaut, salinan_lain, sidik_tercatat, tarik, tautkan
from tata_usaha.outbox.tanda_tangan import HasilLepas, HasilTtd
from tata_usaha.rencana.baca_kantor import tahun_tersedia
from zi_model.bukti_naskah import Pembuktian, mungkin_membuktikan, tahun_kunci, yang_dibuktikan
from zi_model.daur_naskah import bertanda_tangan
from zi_model.tahun_rencana import TahunRencana


@dataclass
class Penaut:
    """Links letters; a plan that several of them need is read once."""

    pengaturan: Pengaturan
    basis: BasisData
    sekarang: dt.datetime
    _tahun: dict[tuple[str, int], TahunRencana | str | None] = field(default_factory=dict)

    def tautkan(self, entri: EntriAgenda) -> HasilTaut:
        """Link one signed letter and lay its copy (see `tautkan`); a plan that cannot be read is told in the result.

        Raises:
            GalatBasisData: when the register cannot be used.

        """
        rencana: TahunRencana | None = None
        if mungkin_membuktikan(entri.kunci):
            tahun = self._baca(entri.kunci)
            if not isinstance(tahun, TahunRencana):
                return HasilTaut(entri, belum=tahun or "")
            rencana = tahun
        p = self.pengaturan
        return tautkan(p.outbox, p.bukti, self.basis, rencana, entri, self.sekarang)

    def pembuktian(self, kunci: str) -> tuple[Pembuktian, ...] | None:
        """Return what a letter proves by the plan of its year; None when there is none, or it cannot be read."""
        tahun = self._baca(kunci)
        return yang_dibuktikan(tahun, kunci) if isinstance(tahun, TahunRencana) else None

    def tarik(self, entri: EntriAgenda) -> HasilTaut:
        """Take the copy of a letter that was let go out of the evidence folder (see `tarik`).

        Raises:
            GalatBasisData: when the register cannot be used.

        """
        akar = folder_bukti_satker(self.pengaturan, entri.satker)
        return tarik(self.pengaturan.outbox, akar, self.basis, entri, self.sekarang)

    def _baca(self, kunci: str) -> TahunRencana | str | None:
        """Return the plan of a letter's year; why it cannot be read, in Indonesian; None when there is none."""
        satker, tahun = kunci.partition("/")[0], tahun_kunci(kunci) or 0
        if (satker, tahun) not in self._tahun:
            hasil: TahunRencana | str | None = None
            if tahun in tahun_tersedia(self.pengaturan.plan, satker):
                try:
                    hasil = replace(baca_rencana(self.pengaturan, satker, tahun), lalu=None)
                except (GalatRencana, GalatPemakaian) as galat:
                    hasil = galat.pesan.removesuffix(".")
            self._tahun[satker, tahun] = hasil
        return self._tahun[satker, tahun]


def folder_bukti_satker(pengaturan: Pengaturan, satker: str) -> Path:
    """Return the folder in which an office's evidence lies."""
    return pengaturan.bukti / nama_aman(satker)


def taut_yang_ditandatangani(
    pengaturan: Pengaturan, basis: BasisData, hasil: HasilTtd, sekarang: dt.datetime
) -> HasilTtd:
    """Return what signing a letter did together with what it proves now, and where its copy lies.

    Raises:
        GalatBasisData: when the register cannot be used.

    """
    taut = Penaut(pengaturan, basis, sekarang).tautkan(hasil.entri)
    return replace(
        hasil,
        entri=taut.entri,
        berubah=hasil.berubah or taut.baru,
        pembuktian=taut.pembuktian,
        bukti=folder_bukti_satker(pengaturan, taut.entri.satker) / taut.salinan if taut.salinan else None,
        bukti_belum=taut.belum,
    )


def tarik_yang_dilepas(
    pengaturan: Pengaturan, basis: BasisData, sidik: str | None, hasil: HasilLepas, sekarang: dt.datetime
) -> HasilLepas:
    """Return what letting a letter go did together with what became of its evidence; `sidik` was its signed copy.

    Raises:
        GalatBasisData: when the register cannot be used.

    """
    taut = Penaut(pengaturan, basis, sekarang).tarik(hasil.entri)
    akar = folder_bukti_satker(pengaturan, taut.entri.satker)
    with basis.baca() as sambungan:
        lain = salinan_lain(sambungan, hasil.entri, sidik) if sidik else ()
    return replace(
        hasil,
        entri=taut.entri,
        ditarik=akar / taut.salinan if taut.salinan and not taut.belum else None,
        masih_di_bukti=tuple(akar / nama for nama in lain if (akar / nama).exists()),
    )


def lengkapi(pengaturan: Pengaturan, basis: BasisData, sekarang: dt.datetime) -> list[str]:
    """Bring links and copies of all letters to what they shall be; return what could not be done, in Indonesian.

    Raises:
        GalatBasisData: when the register cannot be used.

    """
    with basis.baca() as sambungan:
        perlu = [e for _, kunci in tautan_naskah.perlu_dilengkapi(sambungan) if (e := buku.cari(sambungan, kunci))]
    penaut = Penaut(pengaturan, basis, sekarang)
    return _kabar(penaut.tautkan(e) if bertanda_tangan(e.status) else penaut.tarik(e) for e in perlu)


def taruh_lagi(pengaturan: Pengaturan, basis: BasisData, satker: str, sekarang: dt.datetime) -> list[str]:
    """Lay again each copy of an office's signed letters that is gone or changed; return as `lengkapi`.

    Letters that proved nothing are compared with the plan again: it may have been corrected.

    Raises:
        GalatBasisData: when the register cannot be used.

    """
    akar = folder_bukti_satker(pengaturan, satker)
    with basis.baca() as sambungan:
        isi = sidik_tercatat(sambungan, satker)
        semua = [
            (e, e.berkas_bukti)
            for e in buku.semua(sambungan, satker)
            if e.berkas_bukti is not None and bertanda_tangan(e.status) and mungkin_membuktikan(e.kunci)
        ]
    penaut = Penaut(pengaturan, basis, sekarang)
    return _kabar(
        penaut.tautkan(e)
        for e, salinan in semua
        if not (salinan and (akar / salinan).exists() and isi.get(salinan, e.sha256_ttd) == e.sha256_ttd)
    )


def _kabar(hasil: Iterable[HasilTaut]) -> list[str]:
    """Return what could not be done, each reason once."""
    menurut: dict[str, list[str]] = {}
    for satu in hasil:
        if satu.belum:
            menurut.setdefault(satu.belum, []).append(satu.entri.kunci)
    return [
        f"Folder bukti belum sesuai dengan {kunci[0] if len(kunci) == 1 else f'{len(kunci)} naskah'}: {sebab}. "
        "Perintah berikutnya yang menulis melengkapinya."
        for sebab, kunci in menurut.items()
    ]
