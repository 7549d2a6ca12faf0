"""What a scan makes of fingerprints: what was used before, and photographs of another time. Remarks, never refusals."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from tata_usaha.agenda.basis_data import BasisData
from tata_usaha.bukti.isi.nilai_isi import NilaiIsi
from tata_usaha.bukti.isi.simpanan_foto import SimpananFoto
from tata_usaha.bukti.jelajah_bukti import sebut
from tata_usaha.bukti.kode_bukti import KodeBukti
from zi_model.bahasa import tanggal_panjang
from zi_model.bukti import Bukti, JenisBerkas
from zi_model.masalah import Letak, Masalah, Tingkat
from zi_model.pakai_ulang import TANPA_SIDIK, HalUlang, PakaiUlang, SidikBukti, cari_pakai_ulang, di_luar_masa
from zi_model.tahun_rencana import TahunRencana

_KODE = {HalUlang.TEKS: KodeBukti.TEKS_ULANG, HalUlang.FOTO: KodeBukti.FOTO_ULANG}
_SAMA = {
    HalUlang.TEKS: "teksnya sama, selain tanggal dan nomornya, dengan",
    HalUlang.FOTO: "fotonya tampak sama dengan",
}


class NilaiUlang:
    """Judges the files of one scan by their fingerprints."""

    def __init__(self, basis: BasisData, tahun: TahunRencana, akar: Path, isi: NilaiIsi) -> None:
        """Take the office's year, its evidence folder, and what is known of texts.

        Raises:
            GalatBasisData: when the register cannot be used.

        """
        self._foto = SimpananFoto(basis, tahun.kantor.satker.kode)
        self._isi, self._akar = isi, akar
        self._jendela = {(k.kode, k.periode): k for k in tahun.kewajiban}

    def baca(self, berkas: Iterable[tuple[Path, JenisBerkas | None, str]]) -> None:
        """Read what is new of the files (path, kind, SHA-256).

        Raises:
            GalatBasisData: when the register cannot be used.

        """
        self._foto.baca(berkas)

    def bertanggal(self, bukti: Bukti) -> Bukti:
        """Return evidence with the day of its document, where something tells it."""
        tanggal = self._sidik(bukti.sha256).tanggal
        return bukti if tanggal is None else replace(bukti, tanggal=tanggal)

    def masalah(self, bukti: Sequence[Bukti]) -> list[Masalah]:
        """Return the remarks on evidence as it lies in its folders."""
        hasil = [self._ulang(satu) for satu in cari_pakai_ulang(bukti, self._sidik)]
        for b in bukti:
            satu, masa = self._sidik(b.sha256), self._jendela.get((b.kode, b.periode))
            if satu.tanggal is None or not satu.pasti or masa is None or b.jenis is None or b.alasan:
                continue
            if di_luar_masa(satu.tanggal, masa.mulai, masa.jatuh_tempo):
                pesan = f"menurut kameranya diambil {tanggal_panjang(satu.tanggal)}, di luar {masa.nama_waktu}."
                saran = "Kalau jam kameranya keliru, biarkan; kalau foto lama, ganti dengan yang dari masa itu."
                hasil.append(self._catat(b, KodeBukti.FOTO_LAIN_MASA, pesan, saran))
        return hasil

    def _sidik(self, sha256: str) -> SidikBukti:
        return self._foto.get(sha256) or self._isi.sidik(sha256) or TANPA_SIDIK

    def _ulang(self, satu: PakaiUlang) -> Masalah:
        lain = satu.semula
        pesan = f"{_SAMA[satu.hal]} {lain.berkas} ({lain.kode} {lain.periode})."
        if satu.wajar:
            saran = "Wajar kalau satu kegiatan memang membuktikan keduanya."
        else:
            saran = (
                "Ganti dengan bukti dari masanya sendiri. Kalau memang seharusnya sama, terima lagi dengan alasannya."
            )
        return self._catat(satu.bukti, _KODE[satu.hal], pesan, saran)

    def _catat(self, bukti: Bukti, kode: KodeBukti, pesan: str, saran: str) -> Masalah:
        return Masalah(Letak(sebut(self._akar / bukti.berkas)), kode, pesan, saran, Tingkat.CATATAN)
