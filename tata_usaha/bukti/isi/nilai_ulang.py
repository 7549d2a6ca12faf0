"""What a scan makes of fingerprints: what was used before, and photographs of another time. Remarks, never refusals."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from zoneinfo import ZoneInfo

from tata_usaha.agenda.basis_data import BasisData
from tata_usaha.bukti.isi.nilai_isi import NilaiIsi
from tata_usaha.bukti.isi.simpanan_foto import FOTO, SimpananFoto
from tata_usaha.bukti.jelajah_bukti import sebut
from tata_usaha.bukti.kode_bukti import KodeBukti
from tata_usaha.bukti.rekaman_bukti import Rekaman
from zi_model.bahasa import tanggal_panjang
from zi_model.bukti import Bukti, JenisBerkas
from zi_model.masalah import Letak, Masalah, Tingkat
from zi_model.pakai_ulang import (
    TANPA_SIDIK,
    AsalTanggal,
    HalUlang,
    PakaiUlang,
    SidikBukti,
    cari_pakai_ulang,
    salah_masa,
)
from zi_model.periode import Periode
from zi_model.tahun_rencana import TahunRencana

_KODE = {HalUlang.TEKS: KodeBukti.TEKS_ULANG, HalUlang.FOTO: KodeBukti.FOTO_ULANG}
_SAMA = {
    HalUlang.TEKS: "teksnya sama, selain tanggal dan nomornya, dengan",
    HalUlang.FOTO: "fotonya tampak sama dengan",
}


@dataclass(frozen=True)
class TemuanUlang:
    """What is told of one file (Indonesian); `wajar`: it is normal, and only noted."""

    bukti: Bukti
    kode: KodeBukti
    pesan: str
    saran: str
    wajar: bool = False


class NilaiUlang:
    """Judges the files of one scan by their fingerprints."""

    def __init__(self, basis: BasisData, tahun: TahunRencana, akar: Path, isi: NilaiIsi) -> None:
        """Take the office's year, its evidence folder, and what is known of texts.

        Raises:
            GalatBasisData: when the register cannot be used.

        """
        self._foto = SimpananFoto(basis, tahun.kantor.satker.kode)
        self._isi, self._akar = isi, akar
        self._dikenal: dict[str, SidikBukti] = {}
        self._jendela = {(k.kode, k.periode): k for k in tahun.kewajiban}

    def baca(self, berkas: Iterable[tuple[Path, JenisBerkas | None, str]]) -> None:
        """Read what is new of the files (path, kind, SHA-256).

        Raises:
            GalatBasisData: when the register cannot be used.

        """
        self._foto.baca(berkas)

    def pasti(self, rekaman: Rekaman) -> bool:
        """Tell whether all is known of a file by which a photograph is known again: else the next scan reads it."""
        return rekaman.jenis not in FOTO or self._foto.get(rekaman.sha256) is not None

    def bertanggal(self, bukti: Bukti) -> Bukti:
        """Return evidence with its document's day, where a camera or its text tells it: no scanner's clock does."""
        sidik = self._sidik(bukti.sha256)
        return bukti if sidik.asal in {None, AsalTanggal.SIFAT} else replace(bukti, tanggal=sidik.tanggal)

    def temuan(self, bukti: Sequence[Bukti], zona: ZoneInfo) -> list[TemuanUlang]:
        """Return what is to be told of evidence; days are days in `zona`."""
        hasil = [_ulang(satu) for satu in cari_pakai_ulang(bukti, self._sidik)]
        for b in bukti:
            sidik, masa = self._sidik(b.sha256), self._jendela.get((b.kode, b.periode))
            if masa is None or b.jenis is None or b.naskah or b.alasan or sidik.tanggal is None:
                continue
            if sidik.asal is AsalTanggal.TEKS and b.catatan:  # its title says as much already
                continue
            if salah_masa(sidik, masa.mulai, masa.jatuh_tempo, b.diterima.astimezone(zona).date()):
                hasil.append(_salah_masa(b, sidik.asal, sidik.tanggal, masa.nama_waktu))
        return hasil

    def masalah(self, temuan: Iterable[TemuanUlang]) -> list[Masalah]:
        """Return them as remarks."""
        return [
            Masalah(Letak(sebut(self._akar / t.bukti.berkas)), t.kode, f"{t.pesan}.", t.saran, Tingkat.CATATAN)
            for t in temuan
        ]

    def _sidik(self, sha256: str) -> SidikBukti:
        if (sidik := self._dikenal.get(sha256)) is None:
            sidik = self._dikenal[sha256] = self._foto.get(sha256) or self._isi.sidik(sha256) or TANPA_SIDIK
        return sidik


def bercatatan(bukti: Iterable[Bukti], temuan: Iterable[TemuanUlang]) -> list[Bukti]:
    """Return evidence with what is told of it, but for what is normal: its unit is asked to look."""
    menurut: dict[tuple[str, str, Periode], tuple[str, ...]] = {}
    for t in temuan:
        if not t.wajar:
            kunci = (t.bukti.sha256, t.bukti.kode, t.bukti.periode)
            menurut[kunci] = (*menurut.get(kunci, ()), t.pesan)
    if not menurut:
        return list(bukti)
    return [replace(b, catatan=(*b.catatan, *menurut.get((b.sha256, b.kode, b.periode), ()))) for b in bukti]


def _ulang(satu: PakaiUlang) -> TemuanUlang:
    lain = satu.semula
    pesan = f"{_SAMA[satu.hal]} “{lain.nama}” ({lain.kode} {lain.periode.nama})"
    if satu.wajar:
        saran = "Wajar kalau satu kegiatan memang membuktikan keduanya."
    else:
        saran = "Ganti dengan bukti dari masanya sendiri; kalau memang seharusnya sama, terima lagi dengan alasan."
    return TemuanUlang(satu.bukti, _KODE[satu.hal], pesan, saran, satu.wajar)


def _salah_masa(bukti: Bukti, asal: AsalTanggal | None, tanggal: dt.date, masa: str) -> TemuanUlang:
    hari = tanggal_panjang(tanggal)
    if asal is AsalTanggal.KAMERA:
        saran = "Kalau jam kameranya keliru, biarkan; kalau foto lama, ganti dengan yang dari masa itu."
        return TemuanUlang(bukti, KodeBukti.FOTO_LAIN_MASA, f"menurut kameranya diambil {hari}, di luar {masa}", saran)
    saran = "Kalau tanggalnya salah ketik, perbaiki; kalau dokumen lama yang masih berlaku, biarkan."
    pesan = f"bertanggal {hari}, sebelum {masa} atau sesudah berkasnya datang"
    return TemuanUlang(bukti, KodeBukti.TANGGAL_LAIN_MASA, pesan, saran)
