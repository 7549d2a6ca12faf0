"""What a scan makes of what files say: drafts are refused, and what looks wrong is remarked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from tata_usaha.agenda.basis_data import BasisData
from tata_usaha.bukti.isi.simpanan import DIBACA, SimpananIsi
from tata_usaha.bukti.jelajah_bukti import sebut
from tata_usaha.bukti.kode_bukti import KodeBukti
from tata_usaha.bukti.rekaman_bukti import Rekaman
from zi_model.bukti import Bukti, JenisBerkas, JenisBukti
from zi_model.catatan_isi import CatatanIsi, HalCatatan, catatan_isi
from zi_model.isi_bukti import Sebutan, alasan_konsep
from zi_model.kantor_lain import NamaKantor
from zi_model.masalah import Letak, Masalah, Tingkat
from zi_model.pakai_ulang import SidikBukti
from zi_model.periode import Periode
from zi_model.tahun_rencana import TahunRencana

_KODE = {
    HalCatatan.KANTOR_LAIN: KodeBukti.ISI_KANTOR_LAIN,
    HalCatatan.WAKTU_LAIN: KodeBukti.ISI_WAKTU_LAIN,
    HalCatatan.TANPA_KANTOR: KodeBukti.ISI_TANPA_KANTOR,
    HalCatatan.PERATURAN: KodeBukti.ISI_PERATURAN,
}
_SEBUT_MAKS = 5


class NilaiIsi:
    """Judges the files of one scan by what they say."""

    def __init__(self, basis: BasisData, tahun: TahunRencana, akar: Path) -> None:
        """Take the office's year, and the office's own evidence folder, below which files are named.

        Raises:
            GalatBasisData: when the register cannot be used.

        """
        satker = tahun.kantor.satker
        self._simpanan = SimpananIsi(basis, satker.kode)
        self._kantor = NamaKantor(satker.kode, satker.nama, satker.singkatan, satker.tempat)
        self._akar = akar
        self._tercatat: dict[tuple[str, Periode], tuple[CatatanIsi, ...]] = {}
        baris = tahun.rencana.menurut_kode.items()
        self._layar = {
            kode: satu.indikator.kebutuhan
            for kode, satu in baris
            if any(JenisBukti.TANGKAPAN_LAYAR in butuh.pilihan for butuh in satu.indikator.kebutuhan)
        }

    def simpan(self) -> None:
        """Record what was read.

        Raises:
            GalatBasisData: when the register cannot be used.

        """
        self._simpanan.simpan()

    def dikenal(self, rekaman: Rekaman) -> bool:
        """Tell whether the content of a record has been read."""
        return rekaman.sha256 in self._simpanan

    def pasti(self, rekaman: Rekaman) -> bool:
        """Tell whether all is known of a file that its content can say: else the next scan reads it."""
        return rekaman.jenis not in DIBACA or self.dikenal(rekaman)

    def menilai(self, rekaman: Rekaman, berkas: Path) -> Rekaman:
        """Return a file's record, refused when what it says makes it a draft.

        Raises:
            GalatBasisData: when the register cannot be used.

        """
        if rekaman.jenis not in DIBACA:
            return rekaman
        if (sebutan := self._simpanan.sebutan(rekaman.sha256)) is not None and not sebutan.konsep:
            return rekaman
        isi = self._simpanan.baca(berkas, rekaman.jenis, rekaman.sha256)
        alasan = alasan_konsep(isi, rekaman.jenis, self._kantor.kode) if isi else ""
        return replace(rekaman, jenis=None, alasan_ditolak=alasan) if alasan else rekaman

    def tentang(self, sha256: str, jenis: JenisBerkas | None, periode: Periode) -> tuple[bool | None, tuple[str, ...]]:
        """Return of a file that lies in a period's folder whether it is text, and what is remarked about it."""
        sebutan = self._simpanan.sebutan(sha256) if jenis in DIBACA else None
        if sebutan is None:
            return None, ()
        return sebutan.berteks, tuple(c.pesan for c in self._catatan(sebutan, sha256, periode))

    def sidik(self, sha256: str) -> SidikBukti | None:
        """Return by what a content's text is known again; None when nobody has read it."""
        return self._simpanan.sidik(sha256)

    def lengkapi(self, bukti: Iterable[Bukti]) -> list[Bukti]:
        """Return evidence with what its text tells."""
        hasil = []
        for b in bukti:
            berteks, catatan = self.tentang(b.sha256, b.jenis, b.periode)
            hasil.append(replace(b, berteks=berteks, catatan=catatan))
        return hasil

    def masalah(self, bukti: Iterable[Bukti]) -> list[Masalah]:
        """Return the remarks on evidence; of scans without text one for all of them.

        And which text lies where a screenshot is asked for.
        """
        hasil: list[Masalah] = []
        pindaian = []
        for b in bukti:
            if b.catatan:
                letak = Letak(sebut(self._akar / b.berkas))
                semua = self._tercatat[b.sha256, b.periode]
                hasil += [Masalah(letak, _KODE[c.hal], f"{c.pesan}.", c.saran, Tingkat.CATATAN) for c in semua]
            if b.berteks and not b.naskah and self._hanya_layar(b):
                hasil.append(self._bukan_layar(b))
            if b.berteks is False and not b.naskah and b.kode not in self._layar:
                pindaian.append(b)
        if pindaian:
            hasil.append(self._tanpa_teks(pindaian))
        return hasil

    def _catatan(self, sebutan: Sebutan, sha256: str, periode: Periode) -> tuple[CatatanIsi, ...]:
        semua = catatan_isi(sebutan, periode, self._kantor, lambda: self._simpanan.awal(sha256))
        if semua:
            self._tercatat[sha256, periode] = semua
        return semua

    def _hanya_layar(self, bukti: Bukti) -> bool:
        """Tell whether a file's row asks for screenshots, and for nothing that this text can be."""
        kebutuhan = self._layar.get(bukti.kode)
        return kebutuhan is not None and not any(butuh.dapat(bukti) for butuh in kebutuhan)

    def _bukan_layar(self, bukti: Bukti) -> Masalah:
        pesan = (
            f"PDF ini dokumen teks, jadi bukan {JenisBukti.TANGKAPAN_LAYAR.nama} yang diperlukan baris {bukti.kode}."
        )
        saran = "Taruh gambar layarnya (JPEG atau PNG), atau PDF yang berisi gambar itu."
        letak = Letak(sebut(self._akar / bukti.berkas))
        return Masalah(letak, KodeBukti.BENTUK_LAIN, pesan, saran, Tingkat.CATATAN)

    def _tanpa_teks(self, pindaian: list[Bukti]) -> Masalah:
        nama = ", ".join(b.nama for b in pindaian[:_SEBUT_MAKS])
        lain = f", dan {len(pindaian) - _SEBUT_MAKS} lain" if len(pindaian) > _SEBUT_MAKS else ""
        pesan = f"{len(pindaian)} PDF berupa pindaian tanpa teks, jadi isinya tidak diketahui: {nama}{lain}."
        saran = "Tetap dihitung menurut tempatnya; periksa sendiri isinya."
        return Masalah(Letak(sebut(self._akar)), KodeBukti.ISI_TANPA_TEKS, pesan, saran, Tingkat.CATATAN)


def tanpa_catatan_naskah(bukti: Bukti) -> Bukti:
    """Return evidence without remarks where it is a signed letter of ours: that was checked when it was printed."""
    return replace(bukti, catatan=()) if bukti.naskah and bukti.catatan else bukti
