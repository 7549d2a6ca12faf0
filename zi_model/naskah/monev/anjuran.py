"""Bab III huruf D: the recommendations of the report, as rows that tell by a control what each is for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from zi_model.bahasa import deret, isi_teks, tanggal_panjang
from zi_model.bukti import JenisBukti, Kebutuhan
from zi_model.naskah.inti.naskah import Kendali
from zi_model.naskah.monev.belum import BERULANG
from zi_model.naskah.monev.isi import BarisRekomendasi, TeksLaporanMonev
from zi_model.naskah.monev.keadaan import KeadaanTriwulan, Sebutan
from zi_model.naskah.monev.penyebab import Catatan
from zi_model.rekomendasi import (
    AturanRekomendasi,
    Kekurangan,
    Rekomendasi,
    TeksAnjuran,
    pilih_aturan,
    susun_rekomendasi,
    tenggat_tindak_lanjut,
)
from zi_model.status import HasilStatus, StatusKewajiban
from zi_model.tag_rekomendasi import tulis_tag


def susun_anjuran(
    keadaan: KeadaanTriwulan, catatan: Mapping[Sebutan, Catatan], teks: TeksLaporanMonev
) -> tuple[Rekomendasi, ...]:
    """Return what the report recommends, the most urgent first."""
    kantor = keadaan.bahan.kantor
    return susun_rekomendasi(
        cari_kekurangan(keadaan, catatan),
        keadaan.dasar,
        tenggat_tindak_lanjut(kantor.kalender, keadaan.dasar, teks.tenggat_hari_kerja),
        [unit.kode for unit in kantor.satker.unit],
        teks.hasil.anjuran,
    )


def cari_kekurangan(keadaan: KeadaanTriwulan, catatan: Mapping[Sebutan, Catatan]) -> Iterator[Kekurangan]:
    """Yield the gaps that ask for something.

    Of what fell due in earlier quarters only what no issued report asks for already: that is followed up in Bab IV.
    """
    diminta = {sasaran for t in keadaan.laporan_terbit() for r in t.rekomendasi for sasaran in r.kewajiban}
    lama = [h for h in keadaan.tunggakan if (h.kewajiban.kode, h.kewajiban.periode) not in diminta]
    for h in lama:
        yield replace(_kekurangan(keadaan, h, catatan), tunggakan=True)
    for h in keadaan.belum:
        yield _kekurangan(keadaan, h, catatan)
    terakhir = {h.kewajiban.kode: h for h in keadaan.jatuh}
    for h in terakhir.values():
        kali = len(keadaan.berturut(h))
        if h.status is StatusKewajiban.LENGKAP_TERLAMBAT and kali >= BERULANG:
            nama = sebut_bukti(h.kewajiban.baris.indikator.kebutuhan, h)
            yield Kekurangan(h, AturanRekomendasi.TEPAT_WAKTU, nama, kali=kali)


def _kekurangan(keadaan: KeadaanTriwulan, hasil: HasilStatus, catatan: Mapping[Sebutan, Catatan]) -> Kekurangan:
    kunci = hasil.kewajiban.kode, hasil.kewajiban.periode
    berkonsep, selesai = keadaan.bukti_naskah(hasil.kewajiban)
    aturan = pilih_aturan(hasil.kurang, ditetapkan=hasil.keputusan is not None, selesai=selesai, berkonsep=berkonsep)
    pokok: Mapping[AturanRekomendasi, frozenset[JenisBukti]] = {
        AturanRekomendasi.KEPUTUSAN: frozenset({JenisBukti.KEPUTUSAN}),
        AturanRekomendasi.SK_TERBIT: frozenset({JenisBukti.KEPUTUSAN}),
        AturanRekomendasi.SALINAN: selesai,
        AturanRekomendasi.KONSEP: berkonsep,
    }
    hal = sebut_bukti(hasil.kurang, hasil, pokok.get(aturan, frozenset()))
    if hasil.keputusan is not None:
        hal = f"{hasil.keputusan.sebutan} tentang {hal}"
    elif aturan is AturanRekomendasi.SALINAN and JenisBukti.KEPUTUSAN in {j for k in hasil.kurang for j in k.pilihan}:
        hal = f"Keputusan tentang {hal}"
    satu = catatan.get(kunci)
    return Kekurangan(hasil, aturan, hal, kendala=(satu.nomor,) if satu else ())


def sebut_bukti(kebutuhan: Sequence[Kebutuhan], hasil: HasilStatus, pokok: frozenset[JenisBukti] = frozenset()) -> str:
    """Return proofs of a row in words: `laporan Evaluasi SOP`, `laporan Sosialisasi WBS beserta dokumentasi`.

    `pokok` are the kinds that the rule is about; the others follow. A decree is called by its subject alone, and a row
    whose name says already what it is, is not called so twice: `SOP Pelayanan`. Neither is what follows, where the name
    says it: `Tim PPID beserta rencana aksi`, though the row is called `Tim dan Rencana Aksi PPID`.
    """
    nama = hasil.kewajiban.baris.indikator.nama_pendek
    utama = [k for k in kebutuhan if not pokok.isdisjoint(k.pilihan)] or list(kebutuhan)
    lain = [k for k in kebutuhan if k not in utama]
    sebutan = [str(k) for k in utama if k.pilihan != (JenisBukti.KEPUTUSAN,)]
    bernama = [satu for satu in sebutan if nama.casefold().startswith(f"{satu.casefold()} ")]
    depan = deret(satu for satu in sebutan if satu not in bernama) if not bernama else ""
    ekor = [satu for satu in sebutan if satu not in bernama] if bernama else []
    ekor += [str(k) for k in lain]
    for satu in ekor:
        nama = re.sub(rf" dan {re.escape(satu)}\b", "", nama, flags=re.IGNORECASE)
    return " ".join(satu for satu in (depan, nama) if satu) + (f" beserta {deret(ekor)}" if ekor else "")


def susun_baris_rekomendasi(
    rekomendasi: Sequence[Rekomendasi], keadaan: KeadaanTriwulan, teks: TeksAnjuran
) -> tuple[BarisRekomendasi, ...]:
    """Return the rows of the table; the first cell bears rule and obligations."""
    satker = keadaan.bahan.kantor.satker
    return tuple(
        BarisRekomendasi(
            nomor=Kendali(tag=tulis_tag(r.aturan.value, r.sebutan), teks=str(ke)),
            teks=r.teks if r.berlangkah else r.teks + teks.langkah,
            penanggung_jawab=isi_teks(teks.penanggung_jawab, {"unit": satker.unit_menurut_kode(r.unit).nama}),
            batas=tanggal_panjang(r.batas),
            kode=", ".join(r.kode),
        )
        for ke, r in enumerate(rekomendasi, start=1)
    )
