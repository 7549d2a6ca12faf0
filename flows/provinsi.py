"""A run over many offices: shares are handed out, waited for, and told of province by province.

Where the deployment of shares belongs to a work pool, each share is a run of its own that any worker may take. Its key
is made of this run's own id and of the offices, so that a coordinator that was cut off and begins anew finds its shares
again and hands none out twice. On one PC without a pool the same shares are done here.
"""

from __future__ import annotations

import asyncio
import hashlib
import json
import time
from collections.abc import Sequence
from functools import partial
from typing import Annotated, Any, Literal, cast
from uuid import UUID

import httpx
from prefect import State, flow, get_client
from prefect.artifacts import acreate_markdown_artifact, acreate_progress_artifact, aupdate_progress_artifact
from prefect.client.schemas.filters import ArtifactFilter, FlowRunFilter
from prefect.client.schemas.objects import FlowRun
from prefect.deployments import arun_deployment
from prefect.exceptions import ObjectNotFound
from prefect.runtime import flow_run
from prefect.states import Scheduled
from pydantic import Field

from flows import langkah
from flows.alur import nama_jalan_ini
from flows.artefak import aman
from flows.artefak import provinsi as artefak_provinsi
from flows.artefak.banyak import Baris, kunci_banyak, rangkuman_banyak
from flows.nama_jalan import sebut_jalan
from flows.pecahan import NAMA as PECAHAN
from flows.pecahan import akhir, kerjakan, sebagai_baris
from flows.pencatatan import CATATAN
from tata_usaha.dasar import waktu
from tata_usaha.dasar.galat import GalatLayanan, GalatZI
from tata_usaha.dasar.letak_meja import cari_meja
from tata_usaha.dasar.pengaturan import Pengaturan
from tata_usaha.kerja.buka_agenda import cadangkan_register
from tata_usaha.kerja.langkah import baca_periode
from tata_usaha.kerja.pilih_kantor import UKURAN, Pilihan, bagi, pilih_kantor
from tata_usaha.kerja.provinsi import rekap_provinsi
from tata_usaha.kerja.satu_kantor import periksa_alur
from zi_model.periode import Periode

NAMA = "provinsi"
DEPLOYMENT_PECAHAN = f"{PECAHAN}/{PECAHAN}"
_JEDA = 3.0
_SABAR = 600.0
"""For so many seconds a Prefect server that does not answer is waited for."""


@flow(
    name=NAMA,
    description="Mengerjakan satu alur untuk semua kantor, satu provinsi, atau kantor yang disebut: dibagi menjadi "
    "pecahan, dikerjakan oleh semua pekerja, dan dirangkum per provinsi.",
    flow_run_name=nama_jalan_ini,
    log_prints=False,
    persist_result=False,
)
async def provinsi(
    alur: Literal["triwulanan", "bulanan", "semesteran", "pagi"] = "triwulanan",
    periode: str = "",
    provinsi: str = "",
    satker: list[str] = [],  # noqa: B006 - never changed, and a factory would not show in the form
    ukuran: Annotated[int, Field(ge=1)] = UKURAN,
) -> State[Any]:
    """Kerjakan satu alur untuk banyak kantor.

    Args:
        alur: triwulanan, bulanan, semesteran, atau pagi.
        periode: Misalnya 2026-TW1. Kosong: yang seharusnya sudah disusun sampai hari ini dan belum.
        provinsi: Kode satker provinsinya atau dua angka kode wilayahnya, misalnya 72. Kosong: semua.
        satker: Hanya kantor ini, menurut nama foldernya di plan/. Kosong: semua.
        ukuran: Paling banyak sekian kantor dalam satu pecahan; jangan diubah tanpa alasan.

    """
    pengaturan = Pengaturan.dari_lingkungan()
    try:
        periksa_alur(alur, periode)
        pilihan = pilih_kantor(pengaturan, provinsi, satker)
        pecahan = bagi(pilihan.kantor, ukuran)
        CATATAN.info("%d kantor dalam %d pecahan.", len(pilihan.kantor), len(pecahan))
        baris = await _kerjakan(alur, periode, pilihan, pecahan)
        await asyncio.to_thread(cadangkan_register, pengaturan)
        if provinsi and periode and not satker:
            await _rekap(pengaturan, provinsi, baca_periode(periode))
    except GalatZI as galat:
        CATATAN.error("Gagal: %s", galat.pesan)
        return langkah.gagal(galat)
    await _lapor(pengaturan, periode or alur, pilihan, baris)
    return akhir(baris, alur)


async def _lapor(pengaturan: Pengaturan, sebutan: str, pilihan: Pilihan, baris: Sequence[Baris]) -> None:
    """Leave one artifact for each province, under a key that stays the same for a kind of run or a period."""
    menurut = {satu["Satker"]: satu for satu in baris}
    for kode, kantor in pilihan.menurut_provinsi.items():
        nama = pilihan.nama_provinsi.get(kode, f"Provinsi {kode}" if kode else "Kantor yang provinsinya tidak terbaca")
        await acreate_markdown_artifact(
            rangkuman_banyak(nama, sebutan, [menurut[k] for k in kantor], partial(cari_meja, pengaturan)),
            key=kunci_banyak(kode, sebutan),
            description=f"{nama}: {sebutan}",
        )


async def _rekap(pengaturan: Pengaturan, provinsi: str, periode: Periode) -> None:
    """Leave where the offices of one province stand now, with what is late in each, as `zi provinsi` tells it."""
    rekap = await asyncio.to_thread(rekap_provinsi, pengaturan, provinsi, periode, waktu.sekarang())
    await acreate_markdown_artifact(
        artefak_provinsi.rekap_provinsi(rekap, partial(cari_meja, pengaturan)),
        key=artefak_provinsi.kunci_provinsi(rekap),
        description=aman(artefak_provinsi.kalimat_provinsi(rekap)),
    )


async def _kerjakan(alur: str, periode: str, pilihan: Pilihan, pecahan: Sequence[tuple[str, ...]]) -> list[Baris]:
    kemajuan = await acreate_progress_artifact(
        0.0, description=f"Kantor yang sudah dikerjakan, dari {len(pilihan.kantor)}"
    )
    if await _ada_kolam():
        dikerjakan = _Kolam(alur, periode, pecahan, kemajuan)
        return await dikerjakan.selesaikan()

    async def maju(selesai: int) -> None:
        await aupdate_progress_artifact(kemajuan, 100.0 * selesai / len(pilihan.kantor))

    return [sebagai_baris(satu) for satu in await kerjakan(alur, pilihan.kantor, periode, maju)]


async def _ada_kolam() -> bool:
    """Tell whether shares are deployed to a work pool; on one PC they are not."""
    async with get_client() as klien:
        try:
            return (await klien.read_deployment_by_name(DEPLOYMENT_PECAHAN)).work_pool_name is not None
        except ObjectNotFound:
            return False


class _Kolam:
    """The shares of one run, handed out to the workers of a pool."""

    def __init__(self, alur: str, periode: str, pecahan: Sequence[tuple[str, ...]], kemajuan: UUID) -> None:
        self._alur, self._periode, self._pecahan, self._kemajuan = alur, periode, pecahan, kemajuan

    async def selesaikan(self) -> list[Baris]:
        """Hand the shares out, wait until all have ended, return what came of each office.

        Raises:
            GalatLayanan: when the Prefect server stays away.

        """
        jalan = {(await self._serahkan(kantor)).id: kantor for kantor in self._pecahan}
        berakhir = await self._tunggu(jalan)
        return [baris for id_, kantor in jalan.items() for baris in await _baris(berakhir[id_], kantor)]

    async def _serahkan(self, kantor: tuple[str, ...]) -> FlowRun:
        """Return the run of a share, handed out now or before; one that failed before is tried once more."""
        isi = json.dumps([flow_run.id, self._alur, self._periode, kantor])
        parameter = {"satker": list(kantor), "alur": self._alur, "periode": self._periode}
        jalan = await arun_deployment(
            DEPLOYMENT_PECAHAN,
            parameters=parameter,
            flow_run_name=sebut_jalan(PECAHAN, parameter, hari=waktu.sekarang().date()),  # while it waits for a worker
            idempotency_key=f"{PECAHAN}-{hashlib.sha256(isi.encode()).hexdigest()}",
            timeout=0,
        )
        if jalan.state is not None and (jalan.state.is_failed() or jalan.state.is_crashed()):
            async with get_client() as klien:
                await klien.set_flow_run_state(jalan.id, Scheduled(message="Dicoba lagi."), force=True)
        return jalan

    async def _tunggu(self, jalan: dict[UUID, tuple[str, ...]]) -> dict[UUID, FlowRun]:
        saring = FlowRunFilter.model_validate({"id": {"any_": list(jalan)}})
        selesai, terjawab = -1, time.monotonic()
        while True:
            try:
                async with get_client() as klien:
                    semua = await klien.read_flow_runs(flow_run_filter=saring)
                    terjawab = time.monotonic()
                    berakhir = {j.id: j for j in semua if j.state is not None and j.state.is_final()}
                    banyak = sum(len(jalan[id_]) for id_ in berakhir)
                    if banyak != selesai:
                        persen = 100.0 * banyak / max(1, sum(map(len, jalan.values())))
                        await aupdate_progress_artifact(self._kemajuan, persen, client=klien)
                        selesai = banyak
            except httpx.HTTPError as galat:
                if time.monotonic() - terjawab > _SABAR:
                    raise GalatLayanan(f"Server Prefect tidak menjawab: {galat}.", "Jalankan lagi.") from galat
            else:
                if len(berakhir) == len(jalan):
                    return berakhir
            await asyncio.sleep(_JEDA)


async def _baris(jalan: FlowRun, kantor: tuple[str, ...]) -> list[Baris]:
    """Return what a share told of its offices; of those of which it tells nothing, that it broke off."""
    saring = ArtifactFilter.model_validate({"flow_run_id": {"any_": [jalan.id]}, "type": {"any_": ["table"]}})
    async with get_client() as klien:
        artefak = await klien.read_artifacts(artifact_filter=saring)
    isi = max(artefak, key=lambda satu: str(satu.created)).data if artefak else "[]"  # it may have been done twice
    tabel = cast(list[Baris], json.loads(isi) if isinstance(isi, str) else isi)
    menurut = {satu["Satker"]: satu for satu in tabel}
    pesan = jalan.state.message if jalan.state is not None else ""
    putus = f"Pecahannya terhenti ({jalan.name}): {pesan or 'tanpa keterangan'}"
    return [menurut.get(kode) or _terhenti(kode, putus) for kode in kantor]


def _terhenti(kode: str, pesan: str) -> Baris:
    kosong = dict.fromkeys(("Naskah", "Berubah", "Jatuh tempo", "Lengkap", "Terlambat", "Menunggu"))
    return {"Satker": kode, "Nama": kode, **kosong, "Masalah": pesan}
