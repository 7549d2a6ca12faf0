"""What a plan can say wrongly although every value has its type.

The decree's words and our reading of them stand side by side in the plan, so each is checked
against the other; codes are checked against positions, because evidence folders are named by them.
All problems come at once, each at the place of its value.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Generator, Iterator, Sequence
from dataclasses import dataclass

from zi_model.bahasa import angka_dan_kata, periksa_angka_kata
from zi_model.bukti import JenisBukti
from zi_model.jadwal import Berulang, Jadwal, WaktuTidakTerbaca, baca_target_waktu
from zi_model.kode_masalah import KodeMasalah
from zi_model.masalah import Masalah, Tingkat
from zi_model.nama_naskah import nama_kini
from zi_model.nama_terlarang import TERLARANG
from zi_model.naskah.keluarga import folder_rencana
from zi_model.nilai_mentah import CariLetak, Jalur, butir, nilai_di, sebut_pilihan, teks_di, telusuri
from zi_model.periode import JenisPeriode

_KODE = re.compile(r"[1-9]\d*(?:\.[1-9]\d*){3}")
_NASKAH = re.compile(r"(?P<folder>[a-z-]+)/[a-z0-9]+(?:-[a-z0-9]+)*")
_CAPAIAN = re.compile(r"(?P<jumlah>\d+) \([a-z ]+\) \S.*")
_PENDEK = 40  # characters of a short name: what leaves the whole path below 180


@dataclass(frozen=True)
class _Baris:
    """One row as the file has it: its path, its position (from 1, per level), its content."""

    jalur: Jalur
    posisi: tuple[int, int, int, int]
    isi: object

    @property
    def kode(self) -> str:
        """The row's code as written; its position when it has none."""
        return teks_di(self.isi, "kode") or self.semestinya

    @property
    def semestinya(self) -> str:
        """The code that the row's position gives it."""
        return ".".join(map(str, self.posisi))


def periksa_rencana(isi: object, letak: CariLetak, unit: Collection[str] | None, tahun: int) -> list[Masalah]:
    """Return every problem of a plan file.

    `isi` is the file's content as plain values, `unit` the codes of the office's units (None when
    they are not known), `tahun` the year in the file's name.
    """
    baris = list(_telusuri_baris(isi))
    masalah = [*_periksa_tahun(isi, letak, tahun), *_periksa_kode(baris, letak)]
    folder = folder_rencana()
    for satu in baris:
        masalah += _periksa_waktu(satu, letak, tahun)
        masalah += _periksa_nama_pendek(satu, letak)
        masalah += _periksa_bukti(satu, letak)
        masalah += _periksa_naskah(satu, letak, folder)
        if unit is not None:
            masalah += _periksa_unit(satu, letak, unit)
    return masalah


def periksa_teks(isi: object, letak: CariLetak) -> list[Masalah]:
    """Return a problem for every text in a file in which words and figures differ."""
    return [
        Masalah(letak(jalur), KodeMasalah.ANGKA_KATA, f"{keluhan}.", "Samakan angka dan kata-katanya.")
        for jalur, teks in telusuri(isi)
        if isinstance(teks, str) and "(" in teks
        for keluhan in periksa_angka_kata(teks)
    ]


def _telusuri_baris(isi: object) -> Iterator[_Baris]:
    for k, komponen in butir(isi, "komponen"):
        for a, aspek in butir(komponen, "aspek"):
            for n, aksi in butir(aspek, "aksi"):
                for i, indikator in butir(aksi, "indikator"):
                    jalur = ("komponen", k, "aspek", a, "aksi", n, "indikator", i)
                    yield _Baris(jalur, (k + 1, a + 1, n + 1, i + 1), indikator)


def _periksa_tahun(isi: object, letak: CariLetak, tahun: int) -> Iterator[Masalah]:
    tertulis = nilai_di(isi, "tahun")
    if isinstance(tertulis, int) and tertulis != tahun:
        pesan = f"tahun {tertulis} tidak sama dengan tahun {tahun} pada nama berkas."
        yield Masalah(letak(("tahun",)), KodeMasalah.TAHUN_BEDA, pesan, "Samakan, atau ganti nama berkasnya.")


def _periksa_kode(baris: Collection[_Baris], letak: CariLetak) -> Iterator[Masalah]:
    """Yield duplicates, and codes that are not the row's position: once for each jump, not for every row after it.

    Of rows with one code the one that stands where the code says keeps it; otherwise the first.
    """
    pemilik: dict[str, _Baris] = {}
    for satu in baris:
        if satu.kode not in pemilik or satu.kode == satu.semestinya:
            pemilik[satu.kode] = satu
    loncatan: set[tuple[tuple[int, ...], int]] = set()
    for satu in baris:
        if teks_di(satu.isi, "kode") is None:
            continue
        di = letak((*satu.jalur, "kode"))
        if satu is not pemilik[satu.kode]:
            pesan = f"kode {satu.kode} sudah dipakai di {letak((*pemilik[satu.kode].jalur, 'kode'))}."
            yield Masalah(di, KodeMasalah.KODE_KEMBAR, pesan, f"Baris ini mestinya berkode {satu.semestinya}.")
        elif not _KODE.fullmatch(satu.kode):
            pesan = f"kode “{satu.kode}” tidak berbentuk komponen.aspek.aksi.indikator."
            yield Masalah(di, KodeMasalah.KODE_MELESET, pesan, f"Baris ini mestinya berkode {satu.semestinya}.")
        elif satu.kode != satu.semestinya and (tanda := _loncatan(satu)) not in loncatan:
            loncatan.add(tanda)
            pesan = f"kode {satu.kode} berada di letak {satu.semestinya}."
            saran = (
                f"Beri nomor {satu.semestinya} dan lanjutkan berurutan, atau kembalikan baris yang hilang sebelumnya."
            )
            yield Masalah(di, KodeMasalah.KODE_MELESET, pesan, saran)


def _loncatan(baris: _Baris) -> tuple[tuple[int, ...], int]:
    """Return which jump a misplaced code belongs to: the part of its position that is right, and the distance."""
    angka = tuple(map(int, baris.kode.split(".")))
    tingkat = next(t for t in range(4) if angka[t] != baris.posisi[t])
    return baris.posisi[:tingkat], angka[tingkat] - baris.posisi[tingkat]


def _periksa_waktu(baris: _Baris, letak: CariLetak, tahun: int) -> Iterator[Masalah]:
    jadwal = yield from _periksa_target_waktu(baris, ("target_waktu",), letak, tahun)
    yield from _periksa_target_waktu(baris, ("usulan", "target_waktu"), letak, tahun)
    if jadwal is None:
        return
    tertulis = teks_di(baris.isi, "jadwal")
    if tertulis is not None and tertulis != str(jadwal):
        waktu = teks_di(baris.isi, "target_waktu")
        pesan = f"{baris.kode}: jadwal “{tertulis}” tidak sesuai dengan target waktu “{waktu}”."
        di = letak((*baris.jalur, "jadwal"))
        yield Masalah(di, KodeMasalah.JADWAL_BEDA, pesan, f"Tulis “{jadwal}”, atau perbaiki target waktunya.")
    for jalur in (("target_capaian",), ("usulan", "target_capaian")):
        yield from _periksa_capaian(baris, jalur, letak, jadwal, tahun)


def _periksa_target_waktu(
    baris: _Baris, jalur: Jalur, letak: CariLetak, tahun: int
) -> Generator[Masalah, None, Jadwal | None]:
    """Yield the problem of a target time; return the schedule when it can be read."""
    teks = teks_di(baris.isi, *jalur)
    if teks is None:
        return None
    di = letak((*baris.jalur, *jalur))
    try:
        jadwal = baca_target_waktu(teks)
    except WaktuTidakTerbaca as galat:
        yield Masalah(di, KodeMasalah.TARGET_WAKTU, f"{baris.kode}: {galat}")
        return None
    if not jadwal.jendela(tahun):
        pesan = f"{baris.kode}: target waktu “{teks}” di luar tahun rencana {tahun}."
        yield Masalah(di, KodeMasalah.TARGET_WAKTU, pesan, f"Pakai bulan dalam tahun {tahun}.")
        return None
    return jadwal


def _periksa_capaian(baris: _Baris, jalur: Jalur, letak: CariLetak, jadwal: Jadwal, tahun: int) -> Iterator[Masalah]:
    """Yield the problem of a count that is not the number of windows that the schedule has in the year.

    “Setiap Bulan” with 1 is only remarked: the decree can mean one a month (row 6.2.1.1 of Keputusan 12/2026).
    """
    teks = teks_di(baris.isi, *jalur)
    if teks is None:
        return
    di, kali = letak((*baris.jalur, *jalur)), len(jadwal.jendela(tahun))
    cocok = _CAPAIAN.fullmatch(teks)
    if cocok is None:
        pesan = f"{baris.kode}: target capaian “{teks}” tidak terbaca."
        yield Masalah(di, KodeMasalah.TARGET_CAPAIAN, pesan, f"Tulis misalnya “{angka_dan_kata(kali)} Laporan”.")
    elif int(cocok["jumlah"]) != kali:
        bulanan = isinstance(jadwal, Berulang) and jadwal.jenis is JenisPeriode.BULAN
        catatan = bulanan and int(cocok["jumlah"]) == 1
        waktu = teks_di(baris.isi, "target_waktu")
        pesan = (
            f"{baris.kode}: target capaian “{teks}” tidak sesuai dengan target waktu “{waktu}” ({kali} kali setahun)."
        )
        saran = (
            f"Dihitung {kali} kali setahun."
            if catatan
            else f"Tulis {angka_dan_kata(kali)}, atau perbaiki target waktunya."
        )
        tingkat = Tingkat.CATATAN if catatan else Tingkat.GALAT
        yield Masalah(di, KodeMasalah.TARGET_CAPAIAN, pesan, saran, tingkat)


def _periksa_nama_pendek(baris: _Baris, letak: CariLetak) -> Iterator[Masalah]:
    nama = teks_di(baris.isi, "nama_pendek")
    if nama is None:
        return
    keluhan = ""
    if not nama.strip():
        keluhan = "kosong"
    elif terlarang := TERLARANG.search(nama):
        keluhan = f"memuat “{terlarang[0][0]}”, yang tidak boleh ada dalam nama folder Windows"
    elif nama != nama.strip() or nama.endswith("."):
        keluhan = "diawali spasi atau diakhiri spasi atau titik"
    elif len(nama) > _PENDEK:
        keluhan = f"{len(nama)} karakter, lebih dari {_PENDEK}"
    if keluhan:
        di = letak((*baris.jalur, "nama_pendek"))
        saran = "Nama ini menjadi nama folder bukti: pakai huruf, angka, dan spasi, paling banyak 40 karakter."
        yield Masalah(di, KodeMasalah.NAMA_PENDEK, f"{baris.kode}: nama pendek “{nama}” {keluhan}.", saran)


def _periksa_bukti(baris: _Baris, letak: CariLetak) -> Iterator[Masalah]:
    dikenal = [str(jenis) for jenis in JenisBukti]
    if nilai_di(baris.isi, "bukti") == ():
        pesan = f"{baris.kode}: belum ada satu pun jenis bukti."
        yield Masalah(letak((*baris.jalur, "bukti")), KodeMasalah.BUKTI_ASING, pesan, sebut_pilihan("", dikenal))
    for ke, teks in butir(baris.isi, "bukti"):
        if not isinstance(teks, str):
            continue
        for jenis in teks.split("|"):
            if jenis not in dikenal:
                pesan = f"{baris.kode}: jenis bukti “{jenis}” tidak dikenal."
                di = letak((*baris.jalur, "bukti", ke))
                yield Masalah(di, KodeMasalah.BUKTI_ASING, pesan, sebut_pilihan(jenis, dikenal))


def _periksa_naskah(baris: _Baris, letak: CariLetak, folder: Sequence[str]) -> Iterator[Masalah]:
    naskah = teks_di(baris.isi, "naskah")
    if naskah is None:
        return
    di = letak((*baris.jalur, "naskah"))
    cocok = _NASKAH.fullmatch(naskah)
    if (kini := nama_kini(naskah)) != naskah:
        pesan = f"{baris.kode}: “{naskah}” nama lama; naskah itu sekarang bernama “{kini}”."
        yield Masalah(di, KodeMasalah.NAMA_LAMA, pesan, f"Tulis “{kini}”.", Tingkat.CATATAN)
    elif cocok is None or cocok["folder"] not in folder:
        pesan = f"{baris.kode}: kode naskah “{naskah}” tidak berbentuk jenis/nama."
        saran = f"Tulis misalnya “laporan/monev-ppid”: huruf kecil dan tanda hubung; jenisnya {', '.join(folder)}."
        yield Masalah(di, KodeMasalah.KODE_NASKAH, pesan, saran)


def _periksa_unit(baris: _Baris, letak: CariLetak, unit: Collection[str]) -> Iterator[Masalah]:
    kode = teks_di(baris.isi, "penanggung_jawab", "unit")
    if kode is not None and kode not in unit:
        pesan = f"{baris.kode}: unit “{kode}” tidak ada di satker.yaml."
        di = letak((*baris.jalur, "penanggung_jawab", "unit"))
        yield Masalah(di, KodeMasalah.UNIT_ASING, pesan, sebut_pilihan(kode, unit))
