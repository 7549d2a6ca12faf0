"""What the files about the office itself can say wrongly: satker.yaml, pejabat.yaml, hukum.yaml."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Iterator

from zi_model.bukti import JenisBukti
from zi_model.hukum import hari_akhir, hari_mulai
from zi_model.kode_masalah import KodeMasalah
from zi_model.masalah import Masalah
from zi_model.naskah.keluarga import jenis_kunci
from zi_model.nilai_mentah import CariLetak, Jalur, butir, himpunan, nilai_di, sebut_pilihan, teks_di

ZONA_WAKTU = {"Asia/Jakarta": "WIB", "Asia/Pontianak": "WIB", "Asia/Makassar": "WITA", "Asia/Jayapura": "WIT"}

_ISIAN = re.compile(r"\{([^{}]*)\}")
_SEMENTARA = frozenset({"plh", "an", "ub"})  # who signs for a holder that stays in office


def periksa_satker(isi: object, letak: CariLetak, folder: str) -> list[Masalah]:
    """Return every problem of satker.yaml; `folder` is the name of the folder in which it lies."""
    return [
        *_periksa_kode_satker(isi, letak, folder),
        *_periksa_zona(isi, letak),
        *_periksa_kembar(isi, ("unit",), "kode", letak, KodeMasalah.UNIT_KEMBAR),
        *_periksa_jenis_asing(isi, letak, ("arsip", "jenis"), "klasifikasi dan retensinya tidak pernah dicatat"),
        *_periksa_jenis_asing(isi, letak, ("kode_kaki",), "pilihan ini tidak pernah dipakai"),
        *_periksa_tenggang(isi, letak),
    ]


def periksa_pejabat(isi: object, letak: CariLetak, unit: Collection[str] | None) -> list[Masalah]:
    """Return every problem of pejabat.yaml; `unit` are the codes of the office's units, None when not known."""
    return [
        *_periksa_unit(isi, letak, unit),
        *_periksa_masa(isi, letak),
        *_periksa_kembar(isi, ("tim",), "id", letak, KodeMasalah.TIM_KEMBAR),
        *_periksa_anggota(isi, letak),
    ]


def periksa_hukum(isi: object, letak: CariLetak) -> list[Masalah]:
    """Return every problem of hukum.yaml, whose content is a list."""
    return [
        *_periksa_kembar(isi, (), "id", letak, KodeMasalah.HUKUM_KEMBAR),
        *_periksa_nomor_hukum(isi, letak),
        *_periksa_pencabut(isi, letak),
        *_periksa_masa_hukum(isi, letak),
        *_periksa_perubahan(isi, letak),
    ]


def _periksa_kode_satker(isi: object, letak: CariLetak, folder: str) -> Iterator[Masalah]:
    kode = teks_di(isi, "kode")
    if kode is not None and kode != folder:
        pesan = f"kode satker “{kode}” tidak sama dengan nama folder “{folder}”."
        yield Masalah(letak(("kode",)), KodeMasalah.KODE_SATKER, pesan, f"Tulis “{folder}”, atau ganti nama foldernya.")


def _periksa_zona(isi: object, letak: CariLetak) -> Iterator[Masalah]:
    zona, singkatan = teks_di(isi, "zona_waktu"), teks_di(isi, "singkatan_waktu")
    if zona is None:
        return
    if zona not in ZONA_WAKTU:
        pesan = f"zona waktu “{zona}” tidak dikenal."
        yield Masalah(letak(("zona_waktu",)), KodeMasalah.ZONA_WAKTU, pesan, sebut_pilihan(zona, ZONA_WAKTU))
    elif singkatan is not None and singkatan != ZONA_WAKTU[zona]:
        pesan = f"singkatan waktu “{singkatan}” bukan singkatan zona {zona}."
        saran = f"Tulis “{ZONA_WAKTU[zona]}”, atau perbaiki zona waktunya."
        yield Masalah(letak(("singkatan_waktu",)), KodeMasalah.ZONA_WAKTU, pesan, saran)


def _periksa_jenis_asing(isi: object, letak: CariLetak, jalur: Jalur, akibat: str) -> Iterator[Masalah]:
    """Yield kinds of letters that no letter is of: what is said of them there has no effect, which is `akibat`."""
    jenis, dikenal = nilai_di(isi, *jalur), jenis_kunci()
    for nama in jenis if isinstance(jenis, dict) else ():
        if isinstance(nama, str) and not any(
            f"{nama}-".startswith(f"{j}-") or j.startswith(f"{nama}-") for j in dikenal
        ):
            pesan = f"tidak ada naskah berjenis “{nama}”, jadi {akibat}."
            yield Masalah(letak((*jalur, nama)), KodeMasalah.KUNCI_ASING, pesan, sebut_pilihan(nama, dikenal))


def _periksa_tenggang(isi: object, letak: CariLetak) -> Iterator[Masalah]:
    """Yield what `tenggang` names and no row of a plan can ask for."""
    tenggang, dikenal = nilai_di(isi, "tenggang"), [jenis.value for jenis in JenisBukti]
    for nama in tenggang if isinstance(tenggang, dict) else ():
        if isinstance(nama, str) and nama not in dikenal:
            pesan = f"tidak ada jenis bukti “{nama}”, jadi tenggang ini tidak pernah dipakai."
            yield Masalah(letak(("tenggang", nama)), KodeMasalah.KUNCI_ASING, pesan, sebut_pilihan(nama, dikenal))


def isian_asing(teks: str, dikenal: Collection[str]) -> list[str]:
    """Return in Indonesian what in a text with places like {tahun} cannot be filled; empty when all can."""
    keluhan = [f"isian {{{nama}}} tidak dikenal" for nama in _ISIAN.findall(teks) if nama not in dikenal]
    if set(_ISIAN.sub("", teks)) & {"{", "}"}:
        keluhan.append("ada kurung { atau } tanpa pasangan")
    return keluhan


def _periksa_kembar(
    isi: object, jalur: Jalur, nama: str, letak: CariLetak, kode_masalah: KodeMasalah
) -> Iterator[Masalah]:
    """Yield a problem for each item whose code an earlier item has already."""
    pertama: dict[str, int] = {}
    for ke, satu in butir(isi, *jalur):
        kode = teks_di(satu, nama)
        if kode is None:
            continue
        if kode in pertama:
            dulu = letak((*jalur, pertama[kode], nama))
            pesan = f"{nama} “{kode}” sudah dipakai di {dulu}."
            yield Masalah(letak((*jalur, ke, nama)), kode_masalah, pesan, "Beri nama lain, atau hapus salah satunya.")
        pertama.setdefault(kode, ke)


def _periksa_unit(isi: object, letak: CariLetak, unit: Collection[str] | None) -> Iterator[Masalah]:
    for ke, pejabat in butir(isi, "pejabat"):
        kode = teks_di(pejabat, "unit")
        if unit is not None and kode is not None and kode not in unit:
            pesan = f"unit “{kode}” tidak ada di satker.yaml."
            di = letak(("pejabat", ke, "unit"))
            yield Masalah(di, KodeMasalah.UNIT_ASING, pesan, sebut_pilihan(kode, unit))


def _periksa_masa(isi: object, letak: CariLetak) -> Iterator[Masalah]:
    """Yield terms of office that end before they begin, and two holders of one post on the same day.

    Somebody who stands in for a holder (Plh., a.n., u.b.) shares the post's days with them, as long
    as it is clear who signs: whoever began last (`DaftarPejabat.pemangku`).
    """
    menurut_id: dict[str, list[tuple[int, dt.date, dt.date, bool]]] = {}
    for ke, pejabat in butir(isi, "pejabat"):
        nama = teks_di(pejabat, "id")
        dari, sampai = _hari(pejabat, "berlaku_dari", dt.date.min), _hari(pejabat, "berlaku_sampai", dt.date.max)
        if nama is None or dari is None or sampai is None:
            continue
        if sampai < dari:
            pesan = f"masa jabatan “{nama}” berakhir {sampai}, sebelum mulai {dari}."
            di = letak(("pejabat", ke, "berlaku_sampai"))
            yield Masalah(di, KodeMasalah.MASA_TERBALIK, pesan, "Perbaiki salah satu tanggalnya.")
            continue
        sementara = teks_di(pejabat, "cara") in _SEMENTARA
        for lain, dari_lain, sampai_lain, sementara_lain in menurut_id.get(nama, []):
            bertumpuk = dari <= sampai_lain and dari_lain <= sampai
            mewakili = sementara != sementara_lain and (dari > dari_lain if sementara else dari_lain > dari)
            if bertumpuk and not mewakili:
                pesan = f"jabatan “{nama}” pada hari yang sama sudah dipegang di {letak(('pejabat', lain, 'id'))}."
                saran = "Isi berlaku_sampai pada pejabat yang lama dan berlaku_dari pada penggantinya."
                yield Masalah(letak(("pejabat", ke, "id")), KodeMasalah.MASA_BERTUMPUK, pesan, saran)
        menurut_id.setdefault(nama, []).append((ke, dari, sampai, sementara))


def _hari(isi: object, kunci: str, bawaan: dt.date) -> dt.date | None:
    """Return the day under a key, the default when none is written; None when something else is."""
    nilai = nilai_di(isi, kunci)
    if nilai is None:
        return bawaan
    return nilai if isinstance(nilai, dt.date) else None


def _periksa_anggota(isi: object, letak: CariLetak) -> Iterator[Masalah]:
    jabatan = himpunan(isi, ("pejabat",), "id")
    for t, tim in butir(isi, "tim"):
        for ke, anggota in butir(tim, "anggota"):
            nama = teks_di(anggota, "pejabat")
            if nama is not None and jabatan is not None and nama not in jabatan:
                pesan = f"anggota tim menunjuk jabatan “{nama}” yang tidak ada di daftar pejabat."
                di = letak(("tim", t, "anggota", ke, "pejabat"))
                yield Masalah(di, KodeMasalah.JABATAN_ASING, pesan, sebut_pilihan(nama, jabatan))


def _periksa_nomor_hukum(isi: object, letak: CariLetak) -> Iterator[Masalah]:
    """Yield titles that print no number, or a place for one that is known, and days that are left open."""
    for ke, referensi in butir(isi):
        judul = teks_di(referensi, "judul")
        if not isinstance(referensi, dict) or judul is None or not {"nomor", "berlaku_dari"} <= referensi.keys():
            continue
        if referensi["nomor"] is None:
            if "{nomor}" not in judul or isian_asing(judul, ("nomor",)):
                pesan = "nomornya belum diketahui, tetapi judulnya tidak menyebut tempatnya."
                saran = "Tulis {nomor} di judul di tempat nomornya, tanpa kurung kurawal lain, atau isi nomornya."
                yield Masalah(letak((ke, "judul")), KodeMasalah.NOMOR_HUKUM, pesan, saran)
        elif "{nomor}" in judul:
            pesan = "nomornya sudah diketahui, tetapi judulnya masih menyebut {nomor}."
            saran = "Ganti {nomor} di judul dengan nomornya."
            yield Masalah(letak((ke, "judul")), KodeMasalah.NOMOR_HUKUM, pesan, saran)
        elif referensi["berlaku_dari"] is None:
            pesan = "berlaku_dari belum ditulis, padahal nomornya sudah diketahui."
            saran = "Tulis tanggal penetapannya, misalnya 2026-01-20, atau tahunnya saja."
            yield Masalah(letak((ke, "berlaku_dari")), KodeMasalah.NOMOR_HUKUM, pesan, saran)


def _periksa_pencabut(isi: object, letak: CariLetak) -> Iterator[Masalah]:
    dikenal = himpunan(isi, (), "id")
    for ke, referensi in butir(isi):
        pencabut = teks_di(referensi, "dicabut_oleh")
        if pencabut is not None and dikenal is not None and pencabut not in dikenal:
            pesan = f"pencabut “{pencabut}” tidak ada di hukum.yaml."
            di = letak((ke, "dicabut_oleh"))
            yield Masalah(di, KodeMasalah.HUKUM_ASING, pesan, sebut_pilihan(pencabut, dikenal))


def _periksa_masa_hukum(isi: object, letak: CariLetak) -> Iterator[Masalah]:
    """Yield references that ended before they began, or that were revoked without a last day."""
    for ke, referensi in butir(isi):
        dari, sampai = nilai_di(referensi, "berlaku_dari"), nilai_di(referensi, "berlaku_sampai")
        pencabut = teks_di(referensi, "dicabut_oleh")
        if sampai is None and pencabut is not None:
            pesan = f"peraturan ini dicabut oleh “{pencabut}”, tetapi berlaku_sampai belum ditulis."
            saran = "Tulis hari terakhirnya berlaku, atau tahunnya saja bila harinya belum diketahui."
            yield Masalah(letak((ke, "dicabut_oleh")), KodeMasalah.MASA_HUKUM, pesan, saran)
        elif isinstance(dari, dt.date | int) and isinstance(sampai, dt.date | int) and _terbalik(dari, sampai):
            pesan = f"peraturan ini berakhir {sampai}, sebelum mulai berlaku {dari}."
            saran = "Perbaiki salah satu tanggalnya."
            yield Masalah(letak((ke, "berlaku_sampai")), KodeMasalah.MASA_HUKUM, pesan, saran)


def _terbalik(dari: dt.date | int, sampai: dt.date | int) -> bool:
    """Tell whether a time surely ends before it begins; within one bare year it need not."""
    awal = hari_akhir(dari)  # the first day that a bare year can mean
    return hari_mulai(sampai) < awal


def _periksa_perubahan(isi: object, letak: CariLetak) -> Iterator[Masalah]:
    """Yield amendments that do not stand from first to last, by their count and by their dates."""
    for r, referensi in butir(isi):
        sebelum: int | None = None
        for p, perubahan in butir(referensi, "perubahan"):
            ke = nilai_di(perubahan, "ke")
            if not isinstance(ke, int):
                continue
            if sebelum is not None and ke <= sebelum:
                pesan = f"perubahan ke-{ke} ditulis sesudah perubahan ke-{sebelum}."
                di = letak((r, "perubahan", p, "ke"))
                yield Masalah(di, KodeMasalah.URUTAN_PERUBAHAN, pesan, "Urutkan dari perubahan pertama.")
            sebelum = ke
            dari, dulu = nilai_di(perubahan, "berlaku_dari"), nilai_di(referensi, "perubahan", p - 1, "berlaku_dari")
            if p == 0:
                dulu = nilai_di(referensi, "berlaku_dari")
            if isinstance(dari, dt.date | int) and isinstance(dulu, dt.date | int) and _terbalik(dulu, dari):
                pesan = f"perubahan ke-{ke} berlaku dari {dari}, sebelum yang mendahuluinya ({dulu})."
                di = letak((r, "perubahan", p, "berlaku_dari"))
                yield Masalah(di, KodeMasalah.URUTAN_PERUBAHAN, pesan, "Perbaiki tanggalnya.")
