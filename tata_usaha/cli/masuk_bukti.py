"""`zi bukti terima`, `tautan`, `tarik`, `catatan`: what a person does with evidence, and where the row stands then."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tata_usaha.cli.tampilan import cetak_baris, cetak_json
from tata_usaha.dasar.galat import GalatBukti, GalatPemakaian
from tata_usaha.dasar.pelaku import Pelaku
from tata_usaha.dasar.pengaturan import Pengaturan
from zi_model.periode import Periode, PeriodeTidakSah

if TYPE_CHECKING:
    from tata_usaha.kerja.masuk_bukti import BerkasMasuk, HasilMasuk
    from zi_model.status import HasilStatus


def terima(kode: str, /, *berkas: str, alasan: str = "", satker: str = "sigi", json: bool = False) -> None:
    """Terima berkas sebagai bukti satu baris: disalin ke folder periodenya, dicatat siapa yang membawa dan kapan.

    Periode boleh ditulis sesudah kode baris, misalnya 1.3.1.2 2026-TW1 laporan.pdf. Tanpa periode: yang sedang
    ditagih, kalau hanya satu. Berkas aslinya tidak dipindahkan. Berkas yang sudah ada di foldernya hanya dicatat.

    Parameters
    ----------
    kode
        Kode baris rencana aksi, misalnya 1.3.1.2.
    berkas
        Periode (boleh tidak ditulis), lalu satu berkas atau lebih.
    alasan
        Mengapa berkas yang sudah dipakai di tempat lain memang bukti di sini; dicatat di buku agenda.
    satker
        Kode satker (nama folder di plan/).
    json
        Cetak sebagai JSON.

    """
    from tata_usaha.cli.kemajuan import kemajuan
    from tata_usaha.kerja.masuk_bukti import PermintaanBukti, terima_bukti

    periode, sisa = _pisahkan(berkas)
    semua = tuple(Path(satu).expanduser() for satu in sisa)
    permintaan = PermintaanBukti(satker, kode, periode, semua, alasan)
    with kemajuan(semua) as kabar:
        hasil = terima_bukti(Pengaturan.dari_lingkungan(), Pelaku.dari_lingkungan(), permintaan, kabar)
    if json:
        cetak_json(_sebagai_data(hasil))
    else:
        cetak_baris(*(baris for satu in hasil.berkas for baris in _sebut(satu)), sebut_keadaan(hasil.status))
    if hasil.ditolak:
        raise GalatBukti(
            f"{len(hasil.ditolak)} dari {len(hasil.berkas)} berkas tidak diterima.",
            "Perbaiki berkas yang disebut, lalu jalankan lagi; yang sudah diterima tidak disalin dua kali.",
        )


def tautan(kode: str, /, *alamat: str, nama: str = "", satker: str = "sigi", json: bool = False) -> None:
    """Taruh tautan ke halaman web atau folder bersama di folder satu baris; tidak dibuka, dan bukan bukti.

    Periode boleh ditulis sesudah kode baris. Tanpa periode: yang sedang ditagih, kalau hanya satu.

    Parameters
    ----------
    kode
        Kode baris rencana aksi, misalnya 1.3.1.2.
    alamat
        Periode (boleh tidak ditulis), lalu alamatnya, misalnya https://drive.google.com/….
    nama
        Nama tautannya; tanpa nama: nama situsnya.
    satker
        Kode satker (nama folder di plan/).
    json
        Cetak sebagai JSON.

    """
    from tata_usaha.kerja.masuk_bukti import PermintaanTautan, Tindakan, tautkan_bukti

    periode, sisa = _pisahkan(alamat)
    permintaan = PermintaanTautan(satker, kode, periode, _satu(sisa, "alamat"), nama)
    hasil = tautkan_bukti(Pengaturan.dari_lingkungan(), Pelaku.dari_lingkungan(), permintaan)
    if json:
        cetak_json(_sebagai_data(hasil))
        return
    (satu,) = hasil.berkas
    kata = "ditaruh" if satu.tindakan is Tindakan.DITERIMA else "sudah ada"
    cetak_baris(
        f"Tautan {kata}:", f"  {satu.tempat}", "Tautan disebut di status, tetapi tidak memenuhi permintaan bukti."
    )
    cetak_baris(sebut_keadaan(hasil.status))


def tarik(berkas: str, /, *, alasan: str, satker: str = "sigi", json: bool = False) -> None:
    """Tarik berkas yang keliru dari folder bukti: dipindahkan ke folder ditarik, tidak dihapus.

    Parameters
    ----------
    berkas
        Letak berkasnya di folder bukti, atau namanya kalau hanya satu yang bernama begitu.
    alasan
        Mengapa ditarik; dicatat di buku agenda.
    satker
        Kode satker (nama folder di plan/).
    json
        Cetak sebagai JSON.

    """
    from tata_usaha.kerja.tarik_bukti import PermintaanTarik, tarik_bukti

    permintaan = PermintaanTarik(satker, berkas, alasan)
    hasil = tarik_bukti(Pengaturan.dari_lingkungan(), Pelaku.dari_lingkungan(), permintaan)
    if json:
        data = {"dari": hasil.dari, "tempat": str(hasil.tempat), "berubah": hasil.berubah}
        cetak_json({**data, **_data_keadaan(hasil.status)})
        return
    kata = "ditarik" if hasil.berubah else "sudah ditarik"
    cetak_baris(f"{Path(hasil.dari).name}: {kata}. Sekarang di:", f"  {hasil.tempat}", sebut_keadaan(hasil.status))


def catatan(kode: str, /, *teks: str, satker: str = "sigi", json: bool = False) -> None:
    """Tambahkan catatan atau kendala unit untuk satu baris ke catatan.txt; isinya dicetak di laporan monev.

    Periode boleh ditulis sesudah kode baris. Tanpa periode: yang sedang ditagih, kalau hanya satu.

    Parameters
    ----------
    kode
        Kode baris rencana aksi, misalnya 1.3.1.2.
    teks
        Periode (boleh tidak ditulis), lalu catatannya di antara tanda kutip.
    satker
        Kode satker (nama folder di plan/).
    json
        Cetak sebagai JSON.

    """
    from tata_usaha.kerja.masuk_bukti import PermintaanCatatan, catat_kendala

    periode, sisa = _pisahkan(teks)
    permintaan = PermintaanCatatan(satker, kode, periode, _satu(sisa, "catatan"))
    hasil = catat_kendala(Pengaturan.dari_lingkungan(), Pelaku.dari_lingkungan(), permintaan)
    if json:
        cetak_json({"tempat": str(hasil.tempat), "berubah": hasil.berubah, **_data_keadaan(hasil.status)})
        return
    kata = "ditambahkan ke" if hasil.berubah else "sudah ada di akhir"
    cetak_baris(f"Catatan {kata}:", f"  {hasil.tempat}", sebut_keadaan(hasil.status))


def sebut_keadaan(hasil: HasilStatus) -> str:
    """Return in one line where an obligation stands, and why."""
    k = hasil.kewajiban
    return f"{k.kode} {k.periode} {k.baris.indikator.nama_pendek}: {hasil.status.nama}. {hasil.alasan}"


def _pisahkan(isi: Sequence[str]) -> tuple[Periode | None, tuple[str, ...]]:
    """Return the period with which the words begin, if they do, and the others."""
    if isi:
        try:
            return Periode.parse(isi[0]), tuple(isi[1:])
        except PeriodeTidakSah:
            pass
    return None, tuple(isi)


def _satu(isi: Sequence[str], apa: str) -> str:
    if len(isi) == 1:
        return isi[0]
    if not isi:
        raise GalatPemakaian(f"Belum ada {apa} yang ditulis.", f"Tulis {apa}nya sesudah kode baris atau periode.")
    raise GalatPemakaian(f"Argumen berlebih: {' '.join(isi[1:])}.", f"Apit {apa}nya dengan tanda kutip.")


def _sebut(satu: BerkasMasuk) -> list[str]:
    """Return the lines about one file."""
    from tata_usaha.kerja.masuk_bukti import Tindakan

    match satu.tindakan:
        case Tindakan.DITERIMA:
            kepala = f"{satu.asal.name}: diterima sebagai {satu.jenis}."
        case Tindakan.DICATAT:
            kepala = f"{satu.asal.name}: sudah ada; pembawa dan alasannya dicatat."
        case Tindakan.TETAP:
            kepala = f"{satu.asal.name}: sudah ada; tidak ada yang berubah."
        case Tindakan.DITOLAK:
            kepala = f"{satu.asal.name}: ditolak, {satu.alasan}."
    letak = [f"  {satu.tempat}"] if satu.tempat else []
    return [kepala, *letak, *(f"  {m.tingkat} {m.kode}: {m.pesan} {m.saran}".rstrip() for m in satu.masalah)]


def _sebagai_data(hasil: HasilMasuk) -> dict[str, object]:
    return {
        "berkas": [
            {
                "asal": str(b.asal),
                "tindakan": b.tindakan.value,
                "tempat": str(b.tempat) if b.tempat else None,
                "jenis": b.jenis,
                "alasan": b.alasan,
                "masalah": [{"kode": m.kode, "pesan": m.pesan, "saran": m.saran} for m in b.masalah],
            }
            for b in hasil.berkas
        ],
        **_data_keadaan(hasil.status),
    }


def _data_keadaan(hasil: HasilStatus) -> dict[str, object]:
    k = hasil.kewajiban
    return {
        "kode": k.kode,
        "periode": str(k.periode),
        "status": hasil.status.value,
        "kurang": [str(butuh) for butuh in hasil.kurang],
        "keterangan": hasil.alasan,
    }
