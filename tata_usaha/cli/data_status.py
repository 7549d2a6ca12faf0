"""What `zi status` counts, and the same as data for other programs (`--json`)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tata_usaha.kerja.status import KeadaanKewajiban
from zi_model.masalah import Masalah
from zi_model.mengapa import mengapa
from zi_model.periode import Periode
from zi_model.status import HasilStatus, Rekap, hitung_rekap
from zi_model.tahun_rencana import TahunRencana
from zi_model.tunggakan import Tempo, tempo


def sebagai_data(keadaan: KeadaanKewajiban) -> dict[str, object]:
    """Return all that the command tells, under names that stay as they are."""
    rekap = rekap_komponen(keadaan.tahun, keadaan.periode, keadaan.hasil)
    angka = [
        {"nama": nama, **_angka(r), **_angka_tempo(kini)}
        for (nama, r), (_, kini, _) in zip(rekap, tempo_komponen(keadaan), strict=True)
    ]
    *komponen, total = angka
    return {
        "periode": str(keadaan.periode),
        "per": keadaan.per.isoformat(),
        "kewajiban": [_kewajiban(h, keadaan) for h in keadaan.hasil],
        "tunggakan": [_kewajiban(h, keadaan) for h in keadaan.tunggakan],
        "tenggang": [_kewajiban(h, keadaan) for h in keadaan.tenggang],
        "rekomendasi_terbuka": keadaan.rekomendasi_terbuka,
        "komponen": [{"nomor": i, **satu} for i, satu in enumerate(komponen, start=1)],
        "total": {kunci: nilai for kunci, nilai in total.items() if kunci != "nama"},
    }


def rekap_komponen(tahun: TahunRencana, periode: Periode, hasil: Sequence[HasilStatus]) -> list[tuple[str, Rekap]]:
    """Return the counts of each component and, last, of all."""
    return [(nama, hitung_rekap(milik, periode)) for nama, milik in _menurut_komponen(tahun, hasil)]


def tempo_komponen(keadaan: KeadaanKewajiban) -> list[tuple[str, Tempo, Tempo]]:
    """Return of each component and, last, of all what fell due up to the day, and what does within the period."""
    periode = keadaan.periode
    return [
        (nama, tempo(milik, periode, keadaan.per), tempo(milik, periode))
        for nama, milik in _menurut_komponen(keadaan.tahun, keadaan.hasil)
    ]


def nama_berkas(m: Masalah) -> str:
    """Return the name of the file that a problem is about, without its folders."""
    return m.letak.berkas.replace("\\", "/").rsplit("/", 1)[-1]


def _menurut_komponen(tahun: TahunRencana, hasil: Sequence[HasilStatus]) -> list[tuple[str, list[HasilStatus]]]:
    menurut = [
        (komponen.nama, [h for h in hasil if h.kewajiban.baris.nomor_komponen == nomor])
        for nomor, komponen in enumerate(tahun.rencana.komponen, start=1)
    ]
    return [*menurut, ("Semua", list(hasil))]


def _kewajiban(h: HasilStatus, keadaan: KeadaanKewajiban) -> dict[str, object]:
    k = h.kewajiban
    return {
        "kode": k.kode,
        "periode": str(k.periode),
        "mulai": k.mulai.isoformat(),
        "jatuh_tempo": k.jatuh_tempo.isoformat(),
        "batas": k.batas.isoformat(),
        "status": h.status.value,
        "bukti": [
            {
                "berkas": b.berkas,
                "jenis": b.jenis,
                "untuk": str(butuh),
                "diterima": b.diterima.isoformat(),
                "sha256": b.sha256,
                "oleh": b.oleh or None,
                "catatan": b.alasan or None,
                "aturan": aturan.value,
                "naskah": b.naskah or None,
            }
            for (butuh, b), aturan in zip(h.dihitung, h.aturan, strict=True)
        ],
        "kurang": [str(butuh) for butuh in h.kurang],
        "ditolak": [{"berkas": b.berkas, "alasan": b.alasan_ditolak} for b in h.ditolak],
        "lain": [b.berkas for b in h.lain],
        "tautan": [{"berkas": b.berkas, "alamat": keadaan.alamat[b.berkas]} for b in h.tautan],
        "masalah": [_masalah(m) for m in keadaan.masalah_berkas.get((k.kode, k.periode), ())],
        "alasan": h.alasan,
        "mengapa": list(mengapa(h, keadaan.tahun.kantor.zona, keadaan.alamat)),
        "unit": k.unit,
    }


def _masalah(m: Masalah) -> Mapping[str, str]:
    return {"kode": m.kode, "tingkat": m.tingkat.value, "berkas": nama_berkas(m), "pesan": m.pesan, "saran": m.saran}


def _angka(rekap: Rekap) -> dict[str, object]:
    return {
        "jumlah": rekap.jumlah,
        **{s.value: n for s, n in rekap.menurut_status.items()},
        "jatuh_tempo": rekap.jatuh_tempo,
        "terpenuhi": rekap.terpenuhi,
        "persen": None if rekap.persen is None else round(rekap.persen, 2),
    }


def _angka_tempo(kini: Tempo) -> dict[str, object]:
    return {
        "jatuh_tempo_sampai_per": kini.jatuh_tempo,
        "terpenuhi_sampai_per": kini.terpenuhi,
        "persen_sampai_per": None if kini.persen is None else round(kini.persen, 2),
    }
